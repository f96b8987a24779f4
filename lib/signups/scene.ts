import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { shift } from "#db/schema/sessions.ts";
import { membership, team } from "#db/schema/teams.ts";
import { eq } from "drizzle-orm";
import type { Role } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { newId } from "#lib/ids.ts";
import { draftSession, publishSession } from "#lib/sessions/commands.ts";

/** For tests: a branch with a team, a community, its secretary, and volunteers as many as asked. The day is 2026-11-25, the clock before it. */
export async function scene(at = new Date("2026-11-20T02:00:00Z")) {
  const db = database();
  const [branch, community, teamId, secretaryId] = [newId(), newId(), newId(), newId()];
  await db.insert(organization).values([
    { id: branch, kind: "branch", name: `示例党支部${branch}`, shortName: "示例党支部", path: `${branch}.`, phone: "0931-1234567", createdAt: at },
    { id: community, kind: "community", name: `示例社区${community}`, shortName: "示例社区", path: `${community}.`, createdAt: at },
  ]);
  await db.insert(person).values({ id: secretaryId, name: "钱老师", phone: "19900000002", organizationId: branch, createdAt: at });
  await db.insert(team).values({ id: teamId, organizationId: branch, name: "示例服务队", weekLimit: 2, createdAt: at });
  const atPost = (role: Role, organizationId = branch): Actor => ({ kind: "post", personId: secretaryId, signInId: newId(), post: { id: newId(), role, organizationId, path: `${organizationId}.`, sessionId: null } });
  const himself = (personId: string): Actor => ({ kind: "person", personId, signInId: newId(), teamIds: [teamId] });

  async function volunteers(count: number, more: Partial<typeof person.$inferInsert> = {}): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId());
    await db.insert(person).values(ids.map((id, index) => ({ id, name: `示例${index + 1}`, phone: "19900000009", organizationId: branch, createdAt: at, ...more })));
    await db.insert(membership).values(ids.map((personId) => ({ id: newId(), teamId, personId, state: "approved" as const, appliedAt: at })));
    return ids;
  }

  const plan = { kind: "neighbourhood", teamId, hostId: community, placeText: "活动室", day: "2026-11-25", from: "09:00", to: "11:30", shifts: [{ name: "志愿者", capacity: 2 }] };
  async function published(change: object = {}): Promise<{ sessionId: string; shiftIds: string[] }> {
    const drafted = await draftSession(secretary, { ...plan, ...change });
    if (!drafted.ok) throw new Error(JSON.stringify(drafted));
    const done = await publishSession(secretary, { sessionId: drafted.value.sessionId });
    if (!done.ok) throw new Error(done.message);
    const rows = await db.select({ id: shift.id }).from(shift).where(eq(shift.sessionId, drafted.value.sessionId)).orderBy(shift.position);
    return { sessionId: drafted.value.sessionId, shiftIds: rows.map((row) => row.id) };
  }
  const secretary = atPost("branch_secretary");
  return { branch, community, teamId, secretary, secretaryId, atPost, himself, volunteers, plan, published };
}
