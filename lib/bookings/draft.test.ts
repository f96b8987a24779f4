import { expect, it } from "vitest";
import { database } from "#db/client.ts";
import { booking } from "#db/schema/bookings.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { team } from "#db/schema/teams.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { newId } from "#lib/ids.ts";
import { shownCode } from "#lib/sign-in/codes.ts";
import { given, smallTree } from "#lib/testing.ts";
import { askToBook, bookByCode, bookFor } from "./commands.ts";
import { counterTimes, freeTimes, openDraft, slipOf, timesToMove } from "./queries.ts";
import { waiting } from "./waiting.ts";

useDatabase();
const visitor = { kind: "visitor" } as const;
const at = (time: string) => `2026-11-25T${time}:00+08:00`;

it("keeps everything typed while the code is under way, and a time taken meanwhile costs neither the code nor a word", async () => {
  await setClock("2026-11-24T01:00:00Z");
  const tree = await smallTree();
  const teamId = newId();
  const id = newId();
  const past = new Date("2026-11-01T00:00:00Z");
  const times = { startsAt: new Date(at("09:00")), endsAt: new Date(at("10:00")) };
  const db = database();
  await db.insert(team).values({ id: teamId, organizationId: tree.branch, name: "示例队", createdAt: past });
  await db.insert(session).values({ id, ownerId: tree.branch, hostId: tree.community, teamId, kind: "consultation", title: "法律咨询", ...times, state: "published", signupOpensAt: past, signupClosesAt: times.startsAt, createdBy: tree.volunteer, createdAt: past });
  await db.insert(shift).values({ id: newId(), sessionId: id, name: "咨询席", ...times, capacity: 1, taken: 0, speciality: "legal_advice" });

  expect((await freeTimes([id, newId()])).get(id)).toBe(4);
  const typed = { sessionId: id, slotAt: at("09:00"), callMe: "张奶奶", via: "household", matters: ["support"], priority: "elder", phone: "13900000001" };
  expect(await askToBook(visitor, { ...typed, phone: "0931-1", callMe: "" }, "10.9.0.1")).toMatchObject({ ok: false, fields: { phone: expect.any(String), callMe: expect.any(String) } });
  const asked = given(await askToBook(visitor, typed, "10.9.0.1"));
  expect(openDraft(asked.codeId, asked.draft)).toMatchObject({ callMe: "张奶奶", phone: "13900000001" });
  expect(openDraft(newId(), asked.draft)).toBeNull();

  given(await bookFor(tree.worker, { sessionId: id, slotAt: at("09:00"), callMe: "李先生", phone: "", matters: ["labour"] }));
  const entered = { ...asked, code: shownCode(asked.codeId)! };
  expect(await bookByCode(visitor, entered, newId(), "10.9.0.1")).toMatchObject({ code: "slot_taken" });
  const key = newId();
  const made = given(await bookByCode(visitor, { ...entered, slotAt: at("09:30") }, key, "10.9.0.1"));
  expect(given(await bookByCode(visitor, { ...entered, slotAt: at("09:30") }, key, "10.9.0.1"))).toEqual(made);
  expect((await db.select({ via: booking.via }).from(booking)).map((row) => row.via).sort()).toEqual(["counter", "household"]);

  expect(await slipOf(visitor, made.id)).toBeNull();
  expect(await slipOf(tree.otherWorker, made.id)).toBeNull();
  expect((await slipOf({ kind: "holder", subjectId: made.id }, made.id))!.code).toBe((await slipOf(tree.worker, made.id))!.code);
  expect(await timesToMove({ kind: "holder", subjectId: made.id }, made.id)).toEqual([]);
  expect(await counterTimes(tree.otherWorker, id)).toBeNull();
  expect((await waiting(tree.worker, new Date("2026-11-24T01:00:00Z"))).map((line) => line.title)).toEqual(["明天有 1 个预约没有电话，要当面或托人提醒"]);
});
