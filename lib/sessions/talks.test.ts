import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { session } from "#db/schema/sessions.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { closeSession, openDay } from "#lib/attendance/commands.ts";
import { newId } from "#lib/ids.ts";
import { scene } from "#lib/signups/scene.ts";
import { given } from "#lib/testing.ts";
import { draftSession, recordTalk } from "./commands.ts";
import { schoolTalks } from "./queries.ts";
import { defaultTitle } from "./rules.ts";

useDatabase();

async function atSchool() {
  await setClock("2026-11-20T10:00:00+08:00");
  const world = await scene();
  const school = newId();
  await database().insert(organization).values({ id: school, kind: "school", name: `示例小学${school}`, shortName: "示例小学", path: `${school}.`, createdAt: new Date("2026-11-01T00:00:00Z") });
  const talk = { kind: "law_talk", hostId: school, placeText: "报告厅", title: "", occasion: "constitution_day", classes: "四至六年级", day: "2026-12-04" };
  return { ...world, school, talk };
}

it("is planned at a school with its occasion and classes, and nowhere else", async () => {
  const world = await atSchool();
  const { sessionId } = await world.published(world.talk);
  const [row] = await database().select().from(session).where(eq(session.id, sessionId));
  expect(row).toMatchObject({ title: "国家宪法日普法宣讲", occasion: "constitution_day", classes: "四至六年级" });
  expect(defaultTitle("law_talk")).toBe("普法宣讲服务");
  const elsewhere = await draftSession(world.secretary, { ...world.plan, occasion: "first_lesson" });
  expect(elsewhere).toMatchObject({ ok: false, code: "not_a_school", fields: { occasion: "这次不是到学校" } });
  expect(await draftSession(world.secretary, { ...world.plan, classes: "三班" })).toMatchObject({ ok: false, fields: { classes: "这次不是到学校" } });
});

it("is closed with its pupils, who are among those served; the school's words may come later", async () => {
  const world = await atSchool();
  const { sessionId } = await world.published(world.talk);
  await setClock("2026-12-04T09:00:00+08:00");
  given(await openDay(world.secretary, { sessionId }));
  await setClock("2026-12-04T11:40:00+08:00");
  expect(await closeSession(world.secretary, { sessionId, peopleServed: 60 })).toMatchObject({ ok: false, code: "pupils_missing" });
  expect(await closeSession(world.secretary, { sessionId, peopleServed: 50, pupils: 56 })).toMatchObject({ ok: false, fields: { pupils: "服务群众是 50 人次" } });
  expect(await recordTalk(world.secretary, { sessionId, pupils: 5 })).toMatchObject({ ok: false, code: "not_completed" });
  given(await closeSession(world.secretary, { sessionId, peopleServed: 60, pupils: 56 }));
  given(await recordTalk(world.secretary, { sessionId, pupils: 55, pupilFeedback: "希望每学期来讲一次" }));
  expect(await recordTalk(world.atPost("branch_secretary", newId()), { sessionId, pupils: 1 })).toMatchObject({ ok: false, code: "forbidden" });
  const talks = await schoolTalks(world.secretary, 2026);
  expect(talks.sum).toEqual({ talks: 1, schools: 1, pupils: 55 });
  expect(talks.rows[0]).toMatchObject({ classes: "四至六年级", pupils: 55, feedback: "希望每学期来讲一次" });
  expect((await schoolTalks(world.secretary, 2025)).rows).toEqual([]);
});

it("has no pupils where the host is no school", async () => {
  const world = await atSchool();
  const { sessionId } = await world.published({ day: "2026-12-04" });
  await setClock("2026-12-04T09:00:00+08:00");
  given(await openDay(world.secretary, { sessionId }));
  await setClock("2026-12-04T11:40:00+08:00");
  expect(await closeSession(world.secretary, { sessionId, peopleServed: 60, pupils: 5 })).toMatchObject({ ok: false, code: "not_a_school" });
  given(await closeSession(world.secretary, { sessionId, peopleServed: 60 }));
});
