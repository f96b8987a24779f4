import { asc, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { person, post, unitMember } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { endPost, grantPost } from "#lib/posts/commands.ts";
import { endSpeciality, enterValidity, recogniseSpeciality } from "#lib/specialities/commands.ts";
import { given, himself, refusalCode, smallTree } from "#lib/testing.ts";
import { addPerson, changePerson, endPerson, moveUnit, pastePersons, restDays, restDaysFor } from "./commands.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
beforeAll(async () => {
  await setClock("2026-11-25T09:00:00+08:00");
  tree = await smallTree();
}, 60_000);

const units = (personId: string) => database().select().from(unitMember).where(eq(unitMember.personId, personId)).orderBy(asc(unitMember.fromDay));

test("a person is added by his own organization's posts, spelled for search, once", async () => {
  const input = { name: "曾老师", phone: "139 0000 0001", birthday: "1950-03-08", organizationId: tree.branch, standing: "retired" };
  const { personId } = given(await addPerson(tree.secretary, input));
  const [row] = await database().select().from(person).where(eq(person.id, personId));
  expect(row).toMatchObject({ pinyin: "zenglaoshi", initials: "zls", phone: "13900000001" });
  expect(await units(personId)).toMatchObject([{ organizationId: tree.branch, standing: "retired", fromDay: "2026-11-25", toDay: null }]);
  expect(refusalCode(await addPerson(tree.secretary, input))).toBe("person_twin");
  expect(refusalCode(await addPerson(tree.secretary, { ...input, organizationId: tree.otherUnit }))).toBe("forbidden");
  expect(refusalCode(await addPerson(tree.worker, { ...input, organizationId: tree.community }))).toBe("unit_not_here");
  expect(await addPerson(tree.secretary, { ...input, name: "", phone: "电话" })).toMatchObject({ code: "invalid", fields: { name: "请填写姓名。" } });
});

test("another organization may not change him; he may not change himself into another", async () => {
  const details = { personId: tree.volunteer, name: "赵老师", phone: "13900000009" };
  expect(refusalCode(await changePerson(tree.otherLiaison, details))).toBe("forbidden");
  expect(refusalCode(await changePerson(himself(tree.volunteer), details))).toBe("forbidden");
  given(await changePerson(tree.secretary, details));
});

test("a move keeps the history, never overlaps, and needs a right at both ends", async () => {
  const personId = await tree.person("冯同志", tree.unit, "in_service");
  await database().update(unitMember).set({ fromDay: "2026-01-01" }).where(eq(unitMember.personId, personId));
  const move = { personId, organizationId: tree.otherUnit, standing: "in_service", fromDay: "2026-07-01" };
  expect(refusalCode(await moveUnit(tree.liaison, move))).toBe("forbidden");
  expect(refusalCode(await moveUnit(tree.admin, { ...move, fromDay: "2026-12-31" }))).toBe("unit_in_future");
  expect(refusalCode(await moveUnit(tree.admin, { ...move, fromDay: "2025-07-01" }))).toBe("unit_before");
  given(await moveUnit(tree.admin, move));
  expect(await units(personId)).toMatchObject([
    { organizationId: tree.unit, fromDay: "2026-01-01", toDay: "2026-06-30" },
    { organizationId: tree.otherUnit, fromDay: "2026-07-01", toDay: null },
  ]);
  expect(refusalCode(await moveUnit(tree.admin, { ...move, fromDay: "2026-08-01" }))).toBe("unit_same");
  given(await moveUnit(tree.otherLiaison, { ...move, standing: "retired", fromDay: "2026-11-01" }));
  expect(await units(personId)).toHaveLength(3);
});

test("two moves at once leave one open row", async () => {
  const personId = await tree.person("陈同志", tree.unit, "in_service");
  await database().update(unitMember).set({ fromDay: "2026-01-01" }).where(eq(unitMember.personId, personId));
  const answers = await Promise.all([tree.otherUnit, tree.branch].map((organizationId) => moveUnit(tree.admin, { personId, organizationId, standing: "in_service", fromDay: "2026-07-01" })));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect((await units(personId)).filter((row) => row.toDay === null)).toHaveLength(1);
});

test("a post stands where its kind belongs, once, and ends at once with a reason", async () => {
  const grant = { personId: tree.volunteer, role: "unit_verifier", organizationId: tree.unit };
  expect(refusalCode(await grantPost(tree.secretary, grant))).toBe("forbidden");
  expect(refusalCode(await grantPost(tree.admin, { ...grant, role: "community_worker" }))).toBe("post_not_here");
  expect(refusalCode(await grantPost(tree.admin, { ...grant, role: "session_lead" }))).toBe("post_not_here");
  const { postId } = given(await grantPost(tree.admin, grant));
  expect(refusalCode(await grantPost(tree.admin, grant))).toBe("post_once");
  expect(refusalCode(await endPost(tree.admin, { postId, reason: "" }))).toBe("invalid");
  given(await endPost(tree.admin, { postId, reason: "换人" }));
  expect(refusalCode(await endPost(tree.admin, { postId, reason: "换人" }))).toBe("post_ended");
  const [row] = await database().select().from(post).where(eq(post.id, postId));
  expect(row).toMatchObject({ endReason: "换人", endedBy: tree.admin.personId });
  given(await grantPost(tree.admin, grant));
});

test("the last administrator can't end himself", async () => {
  expect(refusalCode(await endPost(tree.admin, { postId: tree.admin.post.id, reason: "离岗" }))).toBe("last_administrator");
});

test("specialities and what expires are entered by his branch alone, once", async () => {
  const recognise = { personId: tree.volunteer, speciality: "legal_advice", document: "支部会议纪要" };
  expect(refusalCode(await recogniseSpeciality(tree.otherLiaison, recognise))).toBe("forbidden");
  const { personSpecialityId } = given(await recogniseSpeciality(tree.secretary, recognise));
  expect(refusalCode(await recogniseSpeciality(tree.secretary, recognise))).toBe("person_speciality_once");
  given(await endSpeciality(tree.secretary, { personSpecialityId, reason: "本人提出" }));
  given(await recogniseSpeciality(tree.secretary, recognise));
  const insurance = { personId: tree.volunteer, kind: "insurance", fromDay: "2026-01-01", untilDay: "2026-12-31" };
  given(await enterValidity(tree.secretary, insurance));
  expect(refusalCode(await enterValidity(tree.secretary, insurance))).toBe("validity_once");
  expect(await enterValidity(tree.secretary, { ...insurance, untilDay: "2025-01-01" })).toMatchObject({ fields: { untilDay: "有效期至不能早于起始日期。" } });
});

test("rest days: himself, or his branch for him", async () => {
  const rest = { personId: tree.volunteer, restsFrom: "2026-12-01", restsUntil: "2026-12-10" };
  expect(refusalCode(await restDays(himself(tree.member), rest))).toBe("forbidden");
  given(await restDays(himself(tree.volunteer), rest));
  given(await restDaysFor(tree.secretary, { ...rest, restsFrom: "", restsUntil: "" }));
  expect(refusalCode(await restDays(himself(tree.volunteer), { ...rest, restsUntil: "" }))).toBe("invalid");
});

test("a pasted list adds what is right and new, once", async () => {
  const lines = "姓名\t电话\t生日\n韩老师\t13900000021\t1951/5/6\n杨老师\t13900000022\t不详\n韩老师\t13900000021\t1951/5/6\n朱老师\t\t1949年1月2日";
  expect(refusalCode(await pastePersons(tree.otherLiaison, { organizationId: tree.branch, standing: "retired", lines }))).toBe("forbidden");
  expect(given(await pastePersons(tree.secretary, { organizationId: tree.branch, standing: "retired", lines }))).toEqual({ added: 2 });
  expect(refusalCode(await pastePersons(tree.secretary, { organizationId: tree.branch, standing: "retired", lines }))).toBe("nothing_to_add");
});

test("a person with a post can't be ended; without ties he can, and his unit row closes", async () => {
  expect(refusalCode(await endPerson(tree.admin, { personId: tree.secretary.personId, reason: "调离" }))).toBe("person_still_tied");
  const personId = await tree.person("秦老师", tree.branch, "retired");
  given(await endPerson(tree.secretary, { personId, reason: "去世" }));
  expect(await units(personId)).toMatchObject([{ toDay: "2026-11-25" }]);
  expect(refusalCode(await changePerson(tree.secretary, { personId, name: "秦老师" }))).toBe("person_not_found");
});
