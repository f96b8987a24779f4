import { eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import type { LinkKind, OrganizationKind } from "#db/words.ts";
import { addOrganization, linkOrganization } from "#lib/organizations/commands.ts";
import { addPlace } from "#lib/places/commands.ts";
import { atPost, done, organizationId, theJob, type Stage } from "./play.ts";

type Entry = [name: string, kind: OrganizationKind, parent: string | null, more?: { about?: string; phone?: string; policePhone?: string; address?: string }];

/** Real organizations with what the founding article says of them alone; the rest is 示例. */
const tree: Entry[] = [
  ["省委直属机关工委", "working_committee", null],
  ["省法院", "unit", "省委直属机关工委"],
  ["省法院老干部工作部门", "veterans_office", "省法院"],
  ["省法院老干部第二党支部", "branch", "省法院老干部工作部门", { about: "退休法官组成，全省“六好”离退休干部示范党支部。" }],
  ...Array.from({ length: 6 }, (_, at): Entry => [`示例单位${"一二三四五六"[at]}`, "unit", "省委直属机关工委"]),
  ["安宁区示例街道", "street", "省委直属机关工委"],
  ["河山区社区", "community", "安宁区示例街道", { about: "设有法律咨询工作室，定期开放。", phone: "0931-0000001", policePhone: "0931-0000110", address: "兰州市安宁区" }],
  ["示例社区一", "community", "安宁区示例街道", { phone: "0931-0000002" }],
  ["示例社区二", "community", "安宁区示例街道", { phone: "0931-0000003" }],
  ["西郊街道", "street", "省委直属机关工委", { about: "平凉市崆峒区西郊街道" }],
  ["三天门社区", "community", "西郊街道", { about: "1.5 平方公里，23 个居民小区，16 个网格。力量编成“1+3+M+X”；五级：社区党委、联建单位、网格员治理、党员中心户、社区楼栋。", phone: "0933-0000001" }],
  ["三天门示例物业", "property_company", "三天门社区", { phone: "0933-0000002" }],
  ["渭源县庆坪中心小学", "school", "省委直属机关工委"],
  ["河山区社区人民调解委员会", "mediation_committee", "河山区社区"],
];

const partners: [LinkKind, string, number][] = [
  ["member_unit", "大党委成员单位", 7],
  ["city_support", "创城共建单位", 4],
  ["double_registration", "双报到单位", 8],
];

export async function plantTree(stage: Stage): Promise<void> {
  for (const [order, [name, kind, parent, more]] of tree.entries()) await plant(stage, name, kind, parent, { officialOrder: order, ...more });
  for (let grid = 1; grid <= 16; grid++) await plant(stage, `三天门第${grid}网格`, "grid", "三天门社区", { officialOrder: grid });
  for (let grid = 1; grid <= 3; grid++) await plant(stage, `河山第${grid}网格`, "grid", "河山区社区", { officialOrder: grid });
  for (const [, word, count] of partners) for (let at = 1; at <= count; at++) await plant(stage, `三天门${word}${at}`, "partner", "三天门社区", { officialOrder: at });
}

async function plant(stage: Stage, name: string, kind: OrganizationKind, parent: string | null, more: object): Promise<void> {
  const { organizationId: id } = await done(addOrganization(theJob, { parentId: parent ? organizationId(stage, parent) : "", kind, name, ...more }));
  const [row] = await database().select({ path: organization.path }).from(organization).where(eq(organization.id, id));
  stage.organizations[name] = { id, path: row!.path };
}

/** 7 大党委成员单位, 4 创城包抓共建单位, 8 双报到单位 of 三天门, the eight assigned to the grids 一对一 or 多对一. */
export async function linkPartners(stage: Stage): Promise<void> {
  for (const [kind, word, count] of partners) {
    for (let at = 1; at <= count; at++) {
      const partnerId = organizationId(stage, `三天门${word}${at}`);
      const worker = atPost(stage, "何主任", "community_worker");
      await done(linkOrganization(worker, { organizationId: organizationId(stage, "三天门社区"), partnerId, kind }));
      if (kind !== "double_registration") continue;
      for (const grid of [at, at + 8]) await done(linkOrganization(worker, { organizationId: organizationId(stage, `三天门第${grid}网格`), partnerId, kind }));
    }
  }
}

export async function openPlaces(stage: Stage): Promise<void> {
  const put = async (worker: string, community: string, name: string, more: object) => {
    const { placeId } = await done(addPlace(atPost(stage, worker, "community_worker"), { communityId: organizationId(stage, community), name, ...more }));
    stage.places[name] = placeId;
  };
  await put("王主任", "河山区社区", "法律咨询工作室", { kind: "venue", address: "社区党群服务中心一楼东侧", directions: "进大门右手边，轮椅可以进。" });
  await put("王主任", "河山区社区", "社区活动室", { kind: "venue", address: "社区党群服务中心二楼" });
  await put("何主任", "三天门社区", "三天门社区活动室", { kind: "venue", address: "社区党群服务中心" });
  for (let at = 1; at <= 23; at++) await put("何主任", "三天门社区", `示例小区${at}`, { kind: "estate", gridId: organizationId(stage, `三天门第${((at - 1) % 16) + 1}网格`) });
}
