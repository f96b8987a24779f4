import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { organization, organizationLink } from "#db/schema/organizations.ts";
import { useDatabase } from "#db/testing.ts";
import { addPlace, changePlace, endPlace } from "#lib/places/commands.ts";
import { changeAgreement, endAgreement, makeAgreement, renewAgreement, startAgreement } from "#lib/agreements/commands.ts";
import { atPost, given, refusalCode, setUp, smallTree } from "#lib/testing.ts";
import { addOrganization, approveOpeningTotal, changeOrganization, endOrganization, enterOpeningTotal, linkOrganization, moveOrganization, unlinkOrganization } from "./commands.ts";
import { movingPage } from "./queries.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
beforeAll(async () => {
  tree = await smallTree();
}, 60_000);

test("one root, and the kinds stand where the two trees have them", async () => {
  expect(refusalCode(await addOrganization(setUp, { kind: "working_committee", name: "第二个工委", parentId: null }))).toBe("root_exists");
  expect(refusalCode(await addOrganization(tree.admin, { kind: "grid", name: "错位网格", parentId: tree.street }))).toBe("organization_kind_not_here");
  expect(refusalCode(await addOrganization(tree.admin, { kind: "unit", name: "示例单位", parentId: tree.root }))).toBe("organization_name_under_parent");
  const bad = await addOrganization(tree.admin, { kind: "unit", name: " ", parentId: tree.root });
  expect(bad).toMatchObject({ ok: false, code: "invalid", fields: { name: "请填写组织名称。" } });
  const { organizationId } = given(await addOrganization(tree.admin, { kind: "veterans_office", name: "老干部处", parentId: tree.unit, officialOrder: "3" }));
  const [row] = await database().select().from(organization).where(eq(organization.id, organizationId));
  expect(row).toMatchObject({ officialOrder: 3, shortName: "老干部处" });
  expect(row?.path.split(".").filter(Boolean)).toEqual([tree.root, tree.unit, organizationId]);
});

test("only an administrator above makes and changes organizations", async () => {
  expect(refusalCode(await addOrganization(tree.secretary, { kind: "branch", name: "越权支部", parentId: tree.unit }))).toBe("forbidden");
  expect(refusalCode(await addOrganization({ kind: "visitor" }, { kind: "branch", name: "访客支部", parentId: tree.unit }))).toBe("forbidden");
  expect(refusalCode(await changeOrganization(tree.worker, { organizationId: tree.community, name: "改名" }))).toBe("forbidden");
});

test("a name is data: it can be changed, and the trail says that it was", async () => {
  given(await changeOrganization(tree.admin, { organizationId: tree.otherCommunity, name: "河山区社区", phone: "0931-1234567" }));
  const [row] = await database().select({ name: organization.name, phone: organization.phone }).from(organization).where(eq(organization.id, tree.otherCommunity));
  expect(row).toEqual({ name: "河山区社区", phone: "0931-1234567" });
});

test("an organization ends with nothing standing, and not twice", async () => {
  expect(refusalCode(await endOrganization(tree.admin, { organizationId: tree.unit, reason: "撤并" }))).toBe("organization_still_lives");
  const { organizationId } = given(await addOrganization(tree.admin, { kind: "grid", name: "临时网格", parentId: tree.community }));
  expect(refusalCode(await endOrganization(tree.worker, { organizationId, reason: "撤并" }))).toBe("forbidden");
  expect(refusalCode(await endOrganization(tree.admin, { organizationId, reason: "" }))).toBe("invalid");
  given(await endOrganization(tree.admin, { organizationId, reason: "网格合并" }));
  expect(refusalCode(await endOrganization(tree.admin, { organizationId, reason: "网格合并" }))).toBe("organization_not_found");
});

test("units stand beside a community and its grids, one-to-one or many-to-one; a neighbour can't set them there", async () => {
  const link = { organizationId: tree.community, partnerId: tree.unit, kind: "double_registration" };
  given(await linkOrganization(tree.worker, link));
  given(await linkOrganization(tree.worker, link));
  given(await linkOrganization(tree.worker, { ...link, organizationId: tree.grid }));
  given(await linkOrganization(tree.worker, { ...link, organizationId: tree.grid, partnerId: tree.otherUnit }));
  expect(await database().select().from(organizationLink)).toHaveLength(3);
  expect(refusalCode(await linkOrganization(tree.otherWorker, link))).toBe("forbidden");
  expect(refusalCode(await linkOrganization(tree.admin, { ...link, organizationId: tree.unit }))).toBe("link_not_here");
  given(await unlinkOrganization(tree.worker, link));
  expect(refusalCode(await unlinkOrganization(tree.worker, link))).toBe("link_gone");
});

test("estate, building with its grid, venue; a grid of another community is refused", async () => {
  const estate = given(await addPlace(tree.worker, { communityId: tree.community, kind: "estate", name: "示例小区" })).placeId;
  const building = given(await addPlace(tree.worker, { communityId: tree.community, kind: "building", name: "1号楼", parentId: estate, gridId: tree.grid })).placeId;
  given(await addPlace(tree.worker, { communityId: tree.community, kind: "venue", name: "法律咨询工作室", hidden: "on" }));
  expect(refusalCode(await addPlace(tree.worker, { communityId: tree.community, kind: "venue", name: "法律咨询工作室" }))).toBe("place_name_in_community");
  expect(refusalCode(await addPlace(tree.worker, { communityId: tree.community, kind: "building", name: "无主楼" }))).toBe("place_not_here");
  expect(refusalCode(await addPlace(tree.otherWorker, { communityId: tree.community, kind: "venue", name: "别人的" }))).toBe("forbidden");
  const other = given(await addPlace(tree.otherWorker, { communityId: tree.otherCommunity, kind: "estate", name: "乙小区" })).placeId;
  expect(await addPlace(tree.otherWorker, { communityId: tree.otherCommunity, kind: "building", name: "2号楼", parentId: other, gridId: tree.grid })).toMatchObject({ code: "place_not_here", fields: { gridId: "这个网格不在本社区。" } });
  given(await changePlace(tree.worker, { placeId: building, name: "一号楼", parentId: estate }));
  expect(refusalCode(await endPlace(tree.worker, { placeId: estate, reason: "拆迁" }))).toBe("place_has_buildings");
  given(await endPlace(tree.worker, { placeId: building, reason: "拆迁" }));
  given(await endPlace(tree.worker, { placeId: estate, reason: "拆迁" }));
});

test("an agreement: draft, in force, renewed or ended, and nothing else", async () => {
  const draft = { name: "共建协议", branchId: tree.branch, communityId: tree.community, signedOn: "2022-05-20", endsOn: "2025-05-19", terms: "定期咨询" };
  expect(refusalCode(await makeAgreement(tree.worker, draft))).toBe("forbidden");
  expect(refusalCode(await makeAgreement(tree.secretary, { ...draft, endsOn: "2021-01-01" }))).toBe("invalid");
  const { agreementId } = given(await makeAgreement(tree.secretary, draft));
  expect(refusalCode(await endAgreement(tree.secretary, { agreementId, reason: "到期" }))).toBe("agreement_state");
  given(await startAgreement(tree.secretary, { agreementId }));
  expect(refusalCode(await startAgreement(tree.secretary, { agreementId }))).toBe("agreement_state");
  expect(refusalCode(await changeAgreement(tree.secretary, { ...draft, agreementId, name: "改名" }))).toBe("agreement_in_force");
  const next = given(await renewAgreement(tree.secretary, { agreementId, signedOn: "2025-05-20", endsOn: "", terms: "续" })).agreementId;
  expect(refusalCode(await endAgreement(tree.secretary, { agreementId, reason: "到期" }))).toBe("agreement_state");
  given(await endAgreement(tree.secretary, { agreementId: next, reason: "支部合并" }));
});

test("an opening total counts only after another person approved it", async () => {
  const total = { organizationId: tree.branch, measure: "gifts_fen", value: "30,000", until: "2024-01-01", document: "支部台账" };
  expect(refusalCode(await enterOpeningTotal(tree.worker, total))).toBe("forbidden");
  expect(await enterOpeningTotal(tree.secretary, { ...total, value: "3万" })).toMatchObject({ fields: { value: "请填写金额，最多两位小数。" } });
  const { openingTotalId } = given(await enterOpeningTotal(tree.secretary, total));
  given(await enterOpeningTotal(tree.secretary, { ...total, value: "31000" }));
  expect(refusalCode(await approveOpeningTotal(tree.secretary, { openingTotalId }))).toBe("forbidden");
  const himselfToo = await atPost(tree.secretary.personId, "finance_approver", tree.branch);
  expect(refusalCode(await approveOpeningTotal(himselfToo, { openingTotalId }))).toBe("opening_total_second_person");
  given(await approveOpeningTotal(tree.admin, { openingTotalId }));
  expect(refusalCode(await approveOpeningTotal(tree.admin, { openingTotalId }))).toBe("opening_total_approved");
  expect(refusalCode(await enterOpeningTotal(tree.secretary, total))).toBe("opening_total_once");
});

test("moved under another parent with all below it; never below itself, nor where its kind can't stand", async () => {
  const { admin, street, community, grid, unit, otherUnit, branch, root, worker, secretary } = tree;
  const pathOf = async (id: string) => (await database().select({ path: organization.path }).from(organization).where(eq(organization.id, id)))[0]?.path;
  const other = given(await addOrganization(admin, { kind: "street", name: "示例街道乙", parentId: root })).organizationId;
  const move = (organizationId: string, parentId: string) => moveOrganization(admin, { organizationId, parentId, reason: "区划调整" });
  expect(refusalCode(await moveOrganization(worker, { organizationId: community, parentId: other, reason: "区划调整" }))).toBe("forbidden");
  expect(refusalCode(await moveOrganization(admin, { organizationId: community, parentId: other, reason: "" }))).toBe("invalid");
  expect(refusalCode(await move(community, street))).toBe("organization_same_parent");
  expect(refusalCode(await move(unit, branch))).toBe("organization_below_itself");
  expect(refusalCode(await move(root, street))).toBe("organization_below_itself");
  expect(refusalCode(await move(community, unit))).toBe("organization_kind_not_here");
  given(await move(community, other));
  expect(await pathOf(community)).toBe(`${root}.${other}.${community}.`);
  expect(await pathOf(grid)).toBe(`${root}.${other}.${community}.${grid}.`);
  given(await move(branch, otherUnit));
  expect(await pathOf(branch)).toBe(`${root}.${otherUnit}.${branch}.`);
  expect((await movingPage(admin, branch))?.parents.map((one) => one.value)).not.toContain(otherUnit);
  expect(await movingPage(secretary, branch)).toBeNull();
  expect(await movingPage(admin, root)).toBeNull();
});
