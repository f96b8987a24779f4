import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry } from "#db/schema/ground.ts";
import { post } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { openDay } from "#lib/attendance/commands.ts";
import { makeWorld, type World } from "#lib/attendance/testing.ts";
import { newId } from "#lib/ids.ts";
import { cancelSession } from "#lib/sessions/commands.ts";
import { endPost, grantLead } from "./commands.ts";
import { standsOn } from "./rules.ts";

useDatabase();
let world: World;
let secretary: Actor;
beforeAll(async () => {
  world = await makeWorld();
  secretary = await world.at("branch_secretary", world.branch);
});

const day = "2026-11-25";
const at = (time: string) => setClock(`${day}T${time}:00+08:00`);

async function led() {
  await setClock("2026-11-20T09:00:00+08:00");
  const { sessionId } = await world.planned();
  const person = await world.volunteer("示例负责");
  const answer = await grantLead(secretary, { sessionId, personId: person.id });
  if (!answer.ok) throw new Error(answer.message);
  const [row] = await database().select().from(post).where(eq(post.id, answer.value.postId));
  if (!row) throw new Error("no post");
  const lead: Actor = { kind: "post", personId: person.id, signInId: newId(), post: { id: row.id, role: "session_lead", organizationId: world.branch, path: `${world.root}.${world.branch}.`, sessionId } };
  return { sessionId, person, row, lead };
}

test("the lead of one session runs that one and no other, until a week after it", async () => {
  const { sessionId, row, lead, person } = await led();
  expect(row).toMatchObject({ role: "session_lead", sessionId, fromDay: "2026-11-20", toDay: "2026-12-02", endedAt: null });
  expect([standsOn(row, "2026-12-02"), standsOn(row, "2026-12-03")]).toEqual([true, false]);
  const other = await world.planned();
  await at("08:30");
  expect(await openDay(lead, { sessionId: other.sessionId })).toMatchObject({ ok: false, code: "forbidden" });
  expect(await openDay(lead, { sessionId })).toMatchObject({ ok: true });
  const [line] = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, row.id));
  expect(line).toMatchObject({ command: "grantLead", forPersonId: person.id, change: { role: "session_lead", session: sessionId } });
});

test("who plans the session names its lead and takes it back; a lead, a worker of the community and another branch do not", async () => {
  const { sessionId, row, lead } = await led();
  const person = await world.volunteer("示例别人");
  const others = [lead, await world.at("community_worker", world.community), await world.at("branch_secretary", world.unit), person.actor, { kind: "visitor" } as const];
  for (const actor of others) {
    expect(await grantLead(actor, { sessionId, personId: person.id })).toMatchObject({ ok: false, code: "forbidden" });
    expect(await endPost(actor, { postId: row.id, reason: "换人负责" })).toMatchObject({ ok: false, code: "forbidden" });
  }
  expect(await endPost(secretary, { postId: row.id, reason: "换人负责" })).toMatchObject({ ok: true });
  const [ended] = await database().select().from(post).where(eq(post.id, row.id));
  expect(ended && standsOn(ended, "2026-11-20")).toBe(false);
});

test("nobody leads a session that is over, or that isn't there; nor does an unknown person", async () => {
  const { sessionId, person } = await led();
  expect(await grantLead(secretary, { sessionId, personId: newId() })).toMatchObject({ ok: false, code: "person_not_found", fields: { personId: expect.any(String) } });
  expect(await grantLead(secretary, { sessionId: newId(), personId: person.id })).toMatchObject({ ok: false });
  expect(await cancelSession(secretary, { sessionId, reason: "场地有变" })).toMatchObject({ ok: true });
  expect(await grantLead(secretary, { sessionId, personId: person.id })).toMatchObject({ ok: false, code: "session_over" });
});

test("the same form twice makes one lead", async () => {
  const { sessionId } = await led();
  const person = await world.volunteer("示例两次");
  const answers = await Promise.all([1, 2].map(() => grantLead(secretary, { sessionId, personId: person.id }, "one form")));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(await database().select().from(post).where(eq(post.personId, person.id))).toHaveLength(1);
});
