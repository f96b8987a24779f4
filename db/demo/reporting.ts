import { eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { memberRegistration } from "#db/schema/participation.ts";
import { addDays, periodOf } from "#lib/calendar.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { confirmRecords, declareService } from "#lib/hours/commands.ts";
import { enterExemption, enterHeadCount, verifyHeadCount } from "#lib/participation/commands.ts";
import { acceptMemberRegistrations, acceptUnitRegistration, submitMemberRegistration, submitMemberRegistrations, submitUnitRegistration } from "#lib/registrations/commands.ts";
import { addDaysTo, atPost, dice, done, on, organizationId, personId, type Stage } from "./play.ts";
import { paper } from "./paper.ts";

/** 示例 units alone: whatever is absent or zero in a report belongs to no real one. 示例单位三 has no in-service member. */
const units: [unit: string, liaison: string, members: number, home: string, worker: string][] = [
  ["示例单位一", "张同志", 18, "河山区社区", "王主任"],
  ["示例单位二", "曹同志", 12, "示例社区一", "吕主任"],
  ["示例单位四", "华同志", 24, "三天门社区", "何主任"],
  ["示例单位五", "金同志", 9, "河山区社区", "王主任"],
  ["示例单位六", "魏同志", 15, "示例社区一", "吕主任"],
];
const deeds = ["入户走访独居老人", "清理楼道杂物", "文明劝导", "政策宣讲", "防火巡查", "扫雪铲冰"];

export async function playRegistrations(stage: Stage): Promise<void> {
  for (const [at, [unit, liaisonName, members, home, workerName]] of units.entries()) {
    const liaison = atPost(stage, liaisonName, "unit_liaison");
    const worker = atPost(stage, workerName, "community_worker");
    const unitId = organizationId(stage, unit);
    const communityId = organizationId(stage, home);
    const { registrationId } = await on(addDaysTo(stage, -480), "09:00", () => done(submitUnitRegistration(liaison, { unitId, communityId, contactName: liaisonName, contactPhone: "0931-0000100" })));
    await on(addDaysTo(stage, -478), "09:00", () => done(acceptUnitRegistration(worker, { registrationId })));
    const lines = Array.from({ length: members }, (_, place) => `示例党员${at + 1}${String(place + 1).padStart(2, "0")}\t1990${at + 1}${String(place + 1).padStart(6, "0")}`);
    await on(addDaysTo(stage, -470), "10:00", () => done(submitMemberRegistrations(liaison, { unitId, communityId, text: `姓名\t电话\n${lines.join("\n")}` })));
    await on(addDaysTo(stage, -468), "10:00", () => done(acceptMemberRegistrations(worker, { communityId })));
    await serve(stage, unitId, communityId, liaison, worker, at);
  }
  await onPaper(stage);
  await lately(stage);
}

/** Where nobody of a community works here: the stamped slips of 示例单位二, checked by its second person, marked as paper wherever they stand. */
async function onPaper(stage: Stage): Promise<void> {
  const liaison = atPost(stage, "曹同志", "unit_liaison");
  const verifier = atPost(stage, "严同志", "unit_verifier");
  const unitId = organizationId(stage, "示例单位二");
  const communityId = organizationId(stage, "示例社区二");
  const slip = (title: string, who: string) => done(receiveFile(liaison, { kind: "registration_slip", name: `${title}（演示）.pdf`, body: paper(title, [who, "到：示例社区二", "社区意见：同意接收（盖章处）"]) }));
  await on(addDaysTo(stage, -200), "09:00", async () => {
    const { registrationId } = await done(submitUnitRegistration(liaison, { unitId, communityId, contactName: "曹同志", contactPhone: "0931-0000101", source: "paper", slipFileId: (await slip("单位报到单", "单位：示例单位二")).id }));
    await on(addDaysTo(stage, -198), "09:00", () => done(acceptUnitRegistration(verifier, { registrationId })));
    await done(submitMemberRegistration(liaison, { personId: personId(stage, "曹同志"), communityId, source: "paper", slipFileId: (await slip("党员报到单", "党员：曹同志")).id }));
    await on(addDaysTo(stage, -198), "10:00", () => done(acceptMemberRegistrations(verifier, { source: "paper", unitId })));
  });
}

/** Services done in the community over five quarters, declared by the liaison and confirmed by the community. */
async function serve(stage: Stage, unitId: string, communityId: string, liaison: ReturnType<typeof atPost>, worker: ReturnType<typeof atPost>, seed: number): Promise<void> {
  const roll = dice(seed * 97 + 11);
  const members = await database().select({ personId: memberRegistration.personId }).from(memberRegistration).where(eq(memberRegistration.unitId, unitId));
  for (let back = 430; back > 20; back -= 45) {
    const day = addDaysTo(stage, -back + Math.floor(roll() * 20));
    const ids: string[] = [];
    for (const { personId } of members) {
      if (roll() > 0.5 - seed * 0.05) continue;
      const { id } = await on(addDays(day, 1), "09:00", () => done(declareService(liaison, { personId, day, communityId, minutes: 60 + Math.floor(roll() * 4) * 30, what: deeds[Math.floor(roll() * deeds.length)] })));
      ids.push(id);
    }
    if (ids.length > 0) await on(addDays(day, 2), "09:00", () => done(confirmRecords(worker, { ids })));
  }
}

/** What waits now: a new list at a community, a head-count to verify, one exemption, one declared service. */
async function lately(stage: Stage): Promise<void> {
  const liaison = atPost(stage, "张同志", "unit_liaison");
  const unitId = organizationId(stage, "示例单位一");
  const officer = atPost(stage, "吴同志", "committee_officer");
  const lastQuarter = addDays(periodOf("quarter", stage.today).from, -1);
  const members = await database().select({ personId: memberRegistration.personId }).from(memberRegistration).where(eq(memberRegistration.unitId, unitId)).limit(3);
  await on(addDaysTo(stage, -40), "09:00", () => done(enterExemption(liaison, { personId: members[0]!.personId, kind: "village_post", reason: "", fromDay: addDaysTo(stage, -60), toDay: "" })));
  const first = await on(addDays(lastQuarter, 1), "09:00", () => done(enterHeadCount(liaison, { unitId, day: lastQuarter, inService: members.length + 17 })));
  await on(addDays(lastQuarter, 1), "15:00", () => done(verifyHeadCount(officer, { headCountId: first.headCountId })));
  const other = atPost(stage, "曹同志", "unit_liaison");
  await on(addDays(lastQuarter, 1), "16:00", () => done(enterHeadCount(other, { unitId: organizationId(stage, "示例单位二"), day: lastQuarter, inService: 14 })));
  await on(addDaysTo(stage, -1), "09:00", () => done(submitMemberRegistrations(liaison, { unitId, communityId: organizationId(stage, "河山区社区"), text: "示例党员甲\t19909990001\n示例党员乙\t19909990002" })));
  await on(addDaysTo(stage, -1), "10:00", () => done(declareService(liaison, { personId: members[1]!.personId, day: addDaysTo(stage, -2), communityId: organizationId(stage, "河山区社区"), minutes: 90, what: "入户走访独居老人" })));
}
