import { eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { serviceRecord } from "#db/schema/hours.ts";
import { organization } from "#db/schema/organizations.ts";
import { memberRegistration } from "#db/schema/participation.ts";
import { person, post, unitMember } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { membership, team } from "#db/schema/teams.ts";
import type { OrganizationKind, Role } from "#db/words.ts";
import type { Actor } from "../actor.ts";
import { newId } from "../ids.ts";

/** For the tests of the day and of hours: a branch with a team, a community that hosts, another unit, and people at their posts. */
export interface World {
  root: string;
  branch: string;
  unit: string;
  community: string;
  team: string;
  at(role: Role, where: string, sessionId?: string): Promise<Extract<Actor, { kind: "post" }>>;
  volunteer(name: string, unit?: { in: string; standing: "in_service" | "retired"; registered?: string }): Promise<{ id: string; actor: Actor }>;
  planned(options?: Planned): Promise<{ sessionId: string; shiftId: string }>;
  signedUp(shiftId: string, personId: string): Promise<string>;
  records(sessionId: string): Promise<(typeof serviceRecord.$inferSelect)[]>;
}

export interface Planned {
  startsAt?: string;
  endsAt?: string;
  state?: "published" | "under_way";
  doubleRegistration?: boolean;
  capacity?: number;
  kind?: "consultation" | "training";
}

const past = new Date("2026-01-01T00:00:00Z");

export async function makeWorld(): Promise<World> {
  const db = database();
  const node = async (kind: OrganizationKind, name: string, parent?: { id: string; path: string }) => {
    const id = newId();
    const path = `${parent?.path ?? ""}${id}.`;
    await db.insert(organization).values({ id, kind, name, shortName: name, parentId: parent?.id ?? null, path, createdAt: past });
    return { id, path };
  };
  const root = await node("working_committee", "示例工委");
  const unit = await node("unit", "示例单位", root);
  const branch = await node("branch", "示例党支部", root);
  const community = await node("community", "示例社区", root);
  const paths = new Map([root, unit, branch, community].map((each) => [each.id, each.path]));
  const teamId = newId();
  await db.insert(team).values({ id: teamId, organizationId: branch.id, name: "示例服务队", createdAt: past });
  const someone = async (name: string, organizationId: string) => {
    const id = newId();
    await db.insert(person).values({ id, name, organizationId, createdAt: past });
    return id;
  };
  return {
    root: root.id,
    branch: branch.id,
    unit: unit.id,
    community: community.id,
    team: teamId,
    async at(role, where, sessionId) {
      const personId = await someone(role, where);
      const id = newId();
      await db.insert(post).values({ id, personId, role, organizationId: where, sessionId: sessionId ?? null, fromDay: "2026-01-01", createdAt: past });
      return { kind: "post", personId, signInId: newId(), post: { id, role, organizationId: where, path: paths.get(where) ?? "", sessionId: sessionId ?? null } };
    },
    async volunteer(name, belongs) {
      const id = await someone(name, branch.id);
      await db.insert(membership).values({ id: newId(), teamId, personId: id, state: "approved", appliedAt: past });
      if (belongs) await db.insert(unitMember).values({ id: newId(), personId: id, organizationId: belongs.in, standing: belongs.standing, fromDay: "2026-01-01", recordedAt: past });
      if (belongs?.registered) await db.insert(memberRegistration).values({ id: newId(), personId: id, unitId: belongs.in, communityId: belongs.registered, state: "accepted", source: "online", submittedBy: id, submittedAt: past, fromDay: "2026-02-01", recordedAt: past });
      return { id, actor: { kind: "person", personId: id, signInId: newId(), teamIds: [teamId] } };
    },
    async planned(options = {}) {
      const [sessionId, shiftId, by] = [newId(), newId(), await someone("planner", branch.id)];
      const span = { startsAt: new Date(options.startsAt ?? "2026-11-25T09:00:00+08:00"), endsAt: new Date(options.endsAt ?? "2026-11-25T11:30:00+08:00") };
      await db.insert(session).values({ id: sessionId, ownerId: branch.id, hostId: community.id, teamId, kind: options.kind ?? "consultation", title: "法律咨询服务", ...span, state: options.state ?? "published", doubleRegistration: options.doubleRegistration ?? false, signupOpensAt: past, signupClosesAt: span.startsAt, createdBy: by, createdAt: past });
      await db.insert(shift).values({ id: shiftId, sessionId, name: "志愿者", ...span, capacity: options.capacity ?? 10 });
      return { sessionId, shiftId };
    },
    async signedUp(shiftId, personId) {
      const [place] = await db.select().from(shift).where(eq(shift.id, shiftId));
      if (!place) throw new Error("no such shift");
      const id = newId();
      await db.insert(signup).values({ id, shiftId, sessionId: place.sessionId, personId, state: "confirmed", via: "self", enteredBy: personId, createdAt: past, changedAt: past });
      await db.update(shift).set({ taken: place.taken + 1 }).where(eq(shift.id, shiftId));
      return id;
    },
    records: (sessionId) => db.select().from(serviceRecord).where(eq(serviceRecord.sessionId, sessionId)).orderBy(serviceRecord.id),
  };
}
