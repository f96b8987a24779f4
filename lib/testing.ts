import { eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import type { Role } from "#db/words.ts";
import { newId } from "./ids.ts";
import type { Actor } from "./actor.ts";
import { addOrganization } from "./organizations/commands.ts";
import { addPerson } from "./people/commands.ts";
import { grantPost } from "./posts/commands.ts";
import type { Answer } from "./refusal.ts";

/** Command tests only: a small tree with people at their posts, made through the commands. */
export const setUp: Actor = { kind: "job", name: "set-up" };

/** The value of an answer that must have worked. */
export function given<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.code} ${answer.message} ${JSON.stringify(answer.fields)}`);
  return answer.value;
}

/** The code of an answer that must have been refused. */
export function refusalCode(answer: Answer<unknown>): string {
  if (answer.ok) throw new Error(`not refused: ${JSON.stringify(answer.value)}`);
  return answer.code;
}

export function himself(personId: string, teamIds: string[] = []): Actor & { kind: "person" } {
  return { kind: "person", personId, signInId: newId(), teamIds };
}

/** Grants the post and answers the actor who holds it. */
export async function atPost(personId: string, role: Role, organizationId: string): Promise<Actor & { kind: "post" }> {
  const { postId } = given(await grantPost(setUp, { personId, role, organizationId }));
  const [row] = await database().select({ path: organization.path }).from(organization).where(eq(organization.id, organizationId));
  return { kind: "post", personId, signInId: newId(), post: { id: postId, role, organizationId, path: row?.path ?? "", sessionId: null } };
}

/** 示例工委 → 示例单位 → 示例党支部, 示例街道 → 示例社区 → 第一网格, and another unit and community beside; with whom a test needs at their posts. */
export async function smallTree() {
  const make = async (kind: string, name: string, parentId: string | null) => given(await addOrganization(setUp, { kind, name, parentId })).organizationId;
  const root = await make("working_committee", "示例工委", null);
  const unit = await make("unit", "示例单位", root);
  const branch = await make("branch", "示例党支部", unit);
  const otherUnit = await make("unit", "示例单位乙", root);
  const street = await make("street", "示例街道", root);
  const community = await make("community", "示例社区", street);
  const otherCommunity = await make("community", "示例社区乙", street);
  const grid = await make("grid", "第一网格", community);
  let phone = 19900000100;
  const person = async (name: string, organizationId: string, standing = "none") => given(await addPerson(setUp, { name, phone: String(phone++), organizationId, standing, fromDay: null })).personId;
  const admin = await atPost(await person("管理员", root), "system_admin", root);
  const secretary = await atPost(await person("孙书记", branch, "retired"), "branch_secretary", branch);
  const liaison = await atPost(await person("李联络", unit, "in_service"), "unit_liaison", unit);
  const otherLiaison = await atPost(await person("周联络", otherUnit, "in_service"), "unit_liaison", otherUnit);
  const worker = await atPost(await person("吴社工", community), "community_worker", community);
  const otherWorker = await atPost(await person("郑社工", otherCommunity), "community_worker", otherCommunity);
  const volunteer = await person("赵老师", branch, "retired");
  const member = await person("钱同志", unit, "in_service");
  return { root, unit, branch, otherUnit, street, community, otherCommunity, grid, admin, secretary, liaison, otherLiaison, worker, otherWorker, volunteer, member, person };
}
