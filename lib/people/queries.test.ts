import { beforeAll, expect, test } from "vitest";
import { countQueries } from "#db/client.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { gridBoard } from "#lib/organizations/grid-board.ts";
import { organizationList, organizationPage } from "#lib/organizations/queries.ts";
import { linkOrganization } from "#lib/organizations/commands.ts";
import { enterValidity, recogniseSpeciality } from "#lib/specialities/commands.ts";
import { addTeam, applyMembership, enrolMember } from "#lib/teams/commands.ts";
import { memberList, publicTeam, publicTeams, teamList, teamPage, waiting } from "#lib/teams/queries.ts";
import { atPost, given, himself, smallTree } from "#lib/testing.ts";
import { pastePersons } from "./commands.ts";
import { pastePreview, peopleList, personPage } from "./queries.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
let teamId: string;
beforeAll(async () => {
  await setClock("2026-11-25T09:00:00+08:00");
  tree = await smallTree();
  teamId = given(await addTeam(tree.secretary, { organizationId: tree.branch, name: "银发示例队", duties: ["consultation"], public: true })).teamId;
  given(await enrolMember(tree.secretary, { teamId, personId: tree.volunteer, note: "电话同意" }));
  given(await recogniseSpeciality(tree.secretary, { personId: tree.volunteer, speciality: "legal_advice" }));
  given(await enterValidity(tree.secretary, { personId: tree.volunteer, kind: "insurance", fromDay: "2026-01-01", untilDay: "2026-12-31" }));
}, 60_000);

const names = async (filters: Parameters<typeof peopleList>[1]) => (await peopleList(tree.secretary, filters)).rows.map((row) => row.name);

test("people are found by name, pinyin, initials, the phone's tail, and by what they are", async () => {
  const all = await peopleList(tree.secretary);
  expect(all.rows.map((row) => row.name).sort()).toEqual(["孙书记", "赵老师"].sort());
  const zhao = all.rows.find((row) => row.name === "赵老师");
  expect(zhao).toMatchObject({ teams: ["银发示例队"], specialities: ["legal_advice"], standing: "retired", expires: "2026-12-31" });
  expect(zhao?.phone).toMatch(/^199\*{4}\d{4}$/);
  for (const q of ["赵", "zhao", "zls", "ZhaoLao"]) expect(await names({ q }), q).toEqual(["赵老师"]);
  expect(await names({ q: zhao?.phone.slice(-4) ?? "" })).toEqual(["赵老师"]);
  expect(await names({ teamId })).toEqual(["赵老师"]);
  expect(await names({ expiring: true })).toEqual(["赵老师"]);
  expect(await names({ speciality: "mediation" })).toEqual([]);
  expect(await names({ standing: "none" })).toEqual([]);
  expect(await names({ q: "%" })).toEqual([]);
});

test("another unit sees none of them, neither in a list nor on a page", async () => {
  expect((await peopleList(tree.otherLiaison, { q: "赵" })).rows).toEqual([]);
  expect(await personPage(tree.otherLiaison, tree.volunteer)).toBeNull();
  expect(await teamPage(tree.otherLiaison, teamId)).toBeNull();
  expect((await teamList(tree.otherLiaison)).rows).toEqual([]);
  expect((await memberList(tree.otherLiaison, teamId)).rows).toEqual([]);
  expect(await waiting(tree.otherLiaison)).toEqual([]);
});

test("lists page by key, miss nobody, and ask the same number of queries for fifty as for two", async () => {
  const few = await countQueries(() => peopleList(tree.liaison));
  const lines = Array.from({ length: 70 }, (_, i) => `示例${"甲乙丙丁戊己庚"[i % 7]}老师\t1990001${String(i).padStart(4, "0")}`).join("\n");
  expect(await pastePreview(tree.otherLiaison, tree.branch, lines)).toBeNull();
  expect((await pastePreview(tree.liaison, tree.branch, lines))?.every((row) => row.faults.length === 0 && !row.there)).toBe(true);
  given(await pastePersons(tree.liaison, { organizationId: tree.branch, standing: "retired", lines }));
  const many = await countQueries(() => peopleList(tree.liaison));
  expect(many.queries.length).toBe(few.queries.length);
  const rest = await peopleList(tree.liaison, { after: many.value.next ?? "" });
  const seen = new Set([...many.value.rows, ...rest.rows].map((row) => row.id));
  expect(seen.size).toBe(many.value.count);
  expect(many.value.count).toBe(70 + few.value.rows.length);
});

test("a team in public: figures, no names; he sees where he stands in it", async () => {
  expect((await publicTeams()).rows).toMatchObject([{ name: "银发示例队", members: 1 }]);
  const applicant = himself(tree.member);
  given(await applyMembership(applicant, { teamId }));
  expect((await publicTeam(applicant, teamId))?.mine).toMatchObject({ state: "applied" });
  expect(JSON.stringify(await publicTeam({ kind: "visitor" }, teamId))).not.toContain("赵");
  expect(await waiting(tree.secretary)).toMatchObject([{ title: "钱同志 申请入队", href: "teams/applications" }]);
});

test("the grid board: who looks after each grid, and which units stand beside it", async () => {
  await atPost(await tree.person("网格员甲", tree.grid), "grid_worker", tree.grid);
  given(await linkOrganization(tree.worker, { organizationId: tree.grid, partnerId: tree.unit, kind: "double_registration" }));
  expect(await gridBoard(tree.worker)).toMatchObject([{ name: "示例社区", grids: [{ name: "第一网格", workers: ["网格员甲"], partners: [{ name: "示例单位" }] }] }]);
  expect(await gridBoard(tree.otherWorker)).toEqual([]);
});

test("an organization's page says what may be done there, and only to who may", async () => {
  const seen = await organizationPage(tree.admin, tree.unit);
  expect(seen?.may).toMatchObject({ change: true, addKinds: ["branch", "veterans_office"] });
  expect(seen?.children.map((child) => child.name)).toEqual(["示例党支部"]);
  expect((await organizationPage(tree.secretary, tree.unit))?.may).toMatchObject({ change: false, addKinds: [], total: false });
  expect((await organizationPage(tree.secretary, tree.unit))?.posts).toEqual([]);
  expect((await organizationList(tree.admin, { q: "示例社区" })).rows).toHaveLength(2);
});
