import { setClock } from "#db/moments.ts";
import type { Role, Speciality } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { addPerson } from "#lib/people/commands.ts";
import { addOrganization } from "#lib/organizations/commands.ts";
import { addPlace } from "#lib/places/commands.ts";
import { grantPost } from "#lib/posts/commands.ts";
import type { Answer } from "#lib/refusal.ts";
import { recogniseSpeciality } from "#lib/specialities/commands.ts";
import { addTeam, enrolMember } from "#lib/teams/commands.ts";

const job: Actor = { kind: "job", name: "story" };
let phones = 0;

/** The value of a command that must succeed when a story's world is made. */
export async function must<T>(answer: Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(`${given.code}: ${given.message} ${JSON.stringify(given.fields)}`);
  return given.value;
}

export interface Player {
  id: string;
  phone: string;
  actor: Extract<Actor, { kind: "person" }>;
}

export interface Poster extends Player {
  at: Extract<Actor, { kind: "post" }>;
  /** The address of his office. */
  office: string;
}

export interface Stage {
  committee: string;
  unit: string;
  branch: string;
  community: string;
  team: string;
  place: string;
  secretary: Poster;
  worker: Poster;
  person(name: string, options?: { specialities?: Speciality[]; member?: boolean; organizationId?: string; phone?: string; inService?: boolean }): Promise<Player>;
  poster(name: string, role: Role, organizationId: string): Promise<Poster>;
  /** A community beside the first, in its street. */
  anotherCommunity(): Promise<string>;
}

let standing: Promise<Stage> | undefined;

/** The small world of this worker's database, made by the first file that asks; each file begins on its first day, whenever it runs. */
export async function makeStage(): Promise<Stage> {
  await setClock("2026-11-02T09:00:00+08:00");
  standing ??= build();
  return standing;
}

/** A committee, a unit with its branch and team, a community with its place: made through the commands. */
async function build(): Promise<Stage> {
  const paths = new Map<string, string>();
  const organization = async (name: string, kind: string, parentId = "") => {
    const { organizationId } = await must(addOrganization(job, { name, kind, parentId }));
    paths.set(organizationId, `${paths.get(parentId) ?? ""}${organizationId}.`);
    return organizationId;
  };
  const committee = await organization("示例工委", "working_committee");
  const unit = await organization("示例单位", "unit", committee);
  const branch = await organization("示例老干部党支部", "branch", unit);
  const street = await organization("示例街道", "street", committee);
  const community = await organization("示例社区", "community", street);

  const player = async (name: string, organizationId: string, phone = `1880000${String(++phones).padStart(4, "0")}`, standing = "none"): Promise<Player> => {
    const { personId } = await must(addPerson(job, { name, phone, organizationId, standing, birthday: "1960-01-01" }));
    return { id: personId, phone, actor: { kind: "person", personId, signInId: personId, teamIds: [] } };
  };
  const poster = async (name: string, role: Role, organizationId: string): Promise<Poster> => {
    const made = await player(name, organizationId);
    const { postId } = await must(grantPost(job, { personId: made.id, role, organizationId }));
    const post = { id: postId, role, organizationId, path: paths.get(organizationId) ?? "", sessionId: null };
    return { ...made, at: { kind: "post", personId: made.id, signInId: made.id, post }, office: `/office/${organizationId}` };
  };
  const secretary = await poster("钱老师", "branch_secretary", branch);
  const worker = await poster("王主任", "community_worker", community);
  const { teamId } = await must(addTeam(secretary.at, { organizationId: branch, name: "示例志愿服务队", duties: ["consultation"], weekLimit: 3, public: "yes" }));
  const { placeId } = await must(addPlace(worker.at, { communityId: community, kind: "venue", name: "法律咨询室", address: "一楼东侧" }));

  return {
    committee,
    unit,
    branch,
    community,
    team: teamId,
    place: placeId,
    secretary,
    worker,
    poster,
    anotherCommunity: () => organization(`示例社区 ${paths.size}`, "community", street),
    async person(name, { specialities = ["legal_advice"], member = true, organizationId = branch, phone, inService = false } = {}) {
      const made = await player(name, organizationId, phone, inService ? "in_service" : "none");
      if (member) await must(enrolMember(secretary.at, { teamId, personId: made.id, note: "本人同意" }));
      for (const speciality of member ? specialities : []) await must(recogniseSpeciality(secretary.at, { personId: made.id, speciality }));
      return { ...made, actor: { ...made.actor, teamIds: member ? [teamId] : [] } };
    },
  };
}
