import { applyForGift, decideApplication, payOut, receiptApplication, recordGift, addThankYouLetter } from "#lib/gifts/commands.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { addDays } from "#lib/calendar.ts";
import { addDaysTo, atPost, done, lastTime, on, organizationId, type Stage } from "./play.ts";
import { paper } from "./paper.ts";

/** Over ¥30,000 捐资助学, dictionaries and books; a grant for 30 pupils on the eve of 六一 and the 感谢信 that came back. */
export async function playGifts(stage: Stage, visitId: string): Promise<void> {
  const secretary = atPost(stage, "钱老师", "branch_secretary");
  const approver = atPost(stage, "韩老师", "finance_approver");
  const branchId = organizationId(stage, "省法院老干部第二党支部");
  const visit = lastTime(stage, "05-31");
  const donor = { organizationId: branchId, donorKind: "branch", donorName: "省法院老干部第二党支部全体党员", earmark: "", unrelated: "yes" };
  const money = (amount: string, receivedOn: string) => recordGift(secretary, { ...donor, kind: "money", amount, receivedOn, means: "bank" });

  await on(addDaysTo(stage, -700), "10:00", () => done(money("12000", addDaysTo(stage, -700))));
  await on(addDays(visit, -20), "10:00", () => done(money("9500", addDays(visit, -20))));
  const used = await on(addDays(visit, -12), "10:00", () => done(money("6000", addDays(visit, -12))));
  await on(addDaysTo(stage, -30), "10:00", () => done(money("4500", addDaysTo(stage, -30))));
  const books = await on(addDays(visit, -10), "10:00", () =>
    done(recordGift(secretary, { ...donor, kind: "goods", item: "《汉语词典》", unitName: "本", count: "30", amount: "", usable: "yes", receivedOn: addDays(visit, -10), means: "delivered" })),
  );
  const pupils = { organizationId: branchId, recipientKind: "pupils", recipient: "渭源县庆坪中心小学", class: "四至六年级", people: "30" };
  const applications = [
    { ...pupils, kind: "money", purpose: "六一助学金", amount: "6000" },
    { ...pupils, kind: "goods", purpose: "六一赠书", item: "《汉语词典》", count: "30" },
  ];
  for (const application of applications) {
    const { id } = await on(addDays(visit, -8), "09:00", () => done(applyForGift(secretary, application)));
    await on(addDays(visit, -6), "15:00", () => done(decideApplication(approver, { applicationId: id, decision: "approve" })));
    const giftId = application.kind === "money" ? used.id : books.id;
    const part = application.kind === "money" ? { giftId, amount: "6000" } : { giftId, count: "30" };
    await on(visit, "15:00", () => done(payOut(secretary, { applicationId: id, parts: [part], paidOn: visit, receiver: "渭源县庆坪中心小学", people: "30", earmarkKept: "yes", finishes: "yes" })));
    await on(addDays(visit, 3), "09:00", () => done(receiptApplication(secretary, { applicationId: id })));
    if (application.kind !== "money") continue;
    await on(addDays(visit, 12), "09:00", async () => {
      const body = paper("感谢信", ["省法院机关党组：", "　　六一前夕，银发生辉志愿服务队的老师们来到我校，", "带来《汉语词典》和图书，给三十名同学发放助学金，", "教同学们写毛笔字，讲法律故事，做游戏。", "　　全校师生衷心感谢！", "　　　　　　　　　　　　　　渭源县庆坪中心小学"]);
      const letter = await done(receiveFile(secretary, { kind: "thank_you_letter", name: "感谢信（演示）.pdf", body }));
      await done(addThankYouLetter(secretary, { organizationId: branchId, applicationId: id, sessionId: visitId, from: "渭源县庆坪中心小学", receivedOn: addDays(visit, 12), note: "寄至省法院机关党组。", fileId: letter.id }));
    });
  }
  await on(addDaysTo(stage, -2), "09:00", () => done(applyForGift(secretary, { ...pupils, class: "五年级", people: "6", kind: "money", purpose: "冬季助学金", amount: "1200" })));
}
