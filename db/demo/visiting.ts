import { weekStart, addDays } from "#lib/calendar.ts";
import { WEEKS_BACK } from "#lib/grid-visits/rules.ts";
import { recordVisit } from "#lib/grid-visits/commands.ts";
import { addOrganization, linkOrganization } from "#lib/organizations/commands.ts";
import { addDaysTo, atPost, done, on, organizationId, theJob, type Stage } from "./play.ts";

const seen = ["走了三栋楼，楼道干净，消防通道畅通。", "看望了两户独居老人，身体都好。", "和网格员一起查了飞线充电，没有发现新的。", "宣传了冬季用气安全，发了提示单。", "在小区门口听居民说了说停车的事，已告诉网格员。"];

/** 周进网格: the eight 双报到单位 of 三天门 visit their grids each week; yesterday the first went and found something, the others come yet this week. What was missed is of 示例社区一. */
export async function playVisits(stage: Stage): Promise<void> {
  const worker = atPost(stage, "何主任", "community_worker");
  const handler = atPost(stage, "陶同志", "partner_handler");
  const monday = weekStart(stage.today);
  for (let back = WEEKS_BACK; back >= 1; back--) {
    for (let at = 1; at <= 8; at++) {
      const day = addDays(monday, -7 * back + ((at + back) % 5));
      for (const grid of [at, at + 8]) await on(day, "16:30", () => done(recordVisit(at === 1 ? handler : worker, { ...between(stage, at, grid), day, words: seen[(at + back + grid) % seen.length], others: 2 + ((at + back) % 3) })));
    }
  }
  const findings = [{ words: "4号楼单元门闭门器坏了，门关不上。", category: "property", placeId: stage.places.示例小区17, placeText: "4号楼" }];
  await on(addDaysTo(stage, -1), "16:40", () => done(recordVisit(handler, { ...between(stage, 1, 1), day: addDaysTo(stage, -1), words: "走了示例小区17的四栋楼，楼道整洁，4号楼单元门关不上。", others: 3, findings })));
  await missedElsewhere(stage);
}

const between = (stage: Stage, unit: number, grid: number) => ({ unitId: organizationId(stage, `三天门双报到单位${unit}`), gridId: organizationId(stage, `三天门第${grid}网格`) });

async function missedElsewhere(stage: Stage): Promise<void> {
  const monday = weekStart(stage.today);
  const { organizationId: gridId } = await on(addDaysTo(stage, -60), "09:00", () => done(addOrganization(theJob, { parentId: organizationId(stage, "示例社区一"), kind: "grid", name: "示例第1网格", officialOrder: 1 })));
  const unitId = organizationId(stage, "示例单位二");
  await on(addDays(monday, -28), "09:00", () => done(linkOrganization(atPost(stage, "吕主任", "community_worker"), { organizationId: gridId, partnerId: unitId, kind: "double_registration" })));
  for (const back of [4, 2]) await on(addDays(monday, -7 * back + 2), "15:00", () => done(recordVisit(atPost(stage, "曹同志", "unit_liaison"), { unitId, gridId, day: addDays(monday, -7 * back + 2), words: "走访了沿街商铺，提醒门前堆物。", others: 2 })));
}
