import sharp from "sharp";
import { askBreakGlass, decideBreakGlass, readByBreakGlass } from "#lib/case-access/commands.ts";
import { keepCaseFile } from "#lib/case-files/commands.ts";
import { openIntake } from "#lib/case-intake/commands.ts";
import { caseTableJobs } from "#lib/case-tables/jobs.ts";
import { addEntry, answerReferral, completeFollowUp, keepMediation, setFollowUp } from "#lib/case-work/commands.ts";
import { changeCase, readWords } from "#lib/cases/commands.ts";
import { caseSheet, myCases } from "#lib/cases/queries.ts";
import { addTie } from "#lib/conflicts/commands.ts";
import { addDays, type Day } from "#lib/calendar.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { answerHandOver, offerHandOver } from "#lib/hand-overs/commands.ts";
import { addDaysTo, atPost, done, himself, on, personId, type Stage } from "./play.ts";

/** Names as they are said at a desk; aliases, as everywhere in the demonstration. */
const said = { consent: "yes", stage: "none", other: "王某某" };
interface Sheet {
  minutes: string;
  matters: { kind: string; outcome: string }[];
  referrals?: string[];
  who?: string;
  facts?: string;
  advice?: string;
}

/** A counsellor's own ties, told before he sits down. */
export async function tellTies(stage: Stage, counsellor: string, day: Day): Promise<void> {
  await on(day, "08:40", () => done(addTie(himself(stage, counsellor), { name: "王某某", how: "表弟" })));
}

/** The intake of the ticket at this counsellor's desk; out: the case's id. */
export async function askAtDesk(stage: Stage, sessionId: string, counsellor: string, bookingId: string, more: Record<string, string> = {}): Promise<string> {
  return (await done(openIntake(himself(stage, counsellor), { sessionId, bookingId, asker: "张奶奶", ...said, ...more }))).id;
}

/** The sheet after the talk, ticks and words. */
export async function writeSheet(stage: Stage, counsellor: string, caseId: string, sheet: Sheet): Promise<void> {
  const { version } = (await caseSheet(himself(stage, counsellor), caseId))!;
  await done(changeCase(himself(stage, counsellor), { stage: "none", referrals: [], ...sheet, caseId, version }));
}

/** 张奶奶 with three matters: the talk with its words, a document, and what came after it until today. */
export async function playDeepCase(stage: Stage, caseId: string, counsellor: string, day: Day): Promise<void> {
  const he = himself(stage, counsellor);
  await on(day, "09:25", async () => {
    await writeSheet(stage, counsellor, caseId, {
      minutes: "25",
      matters: [{ kind: "support", outcome: "mediation_intended" }, { kind: "inheritance", outcome: "referred" }, { kind: "property_service", outcome: "answered" }],
      referrals: ["notary"],
      who: "张奶奶",
      facts: "示例：老人同小儿子住，大儿子半年没有给生活费；想把房子留给小儿子；楼道灯坏了没人修。",
      advice: "示例：先请社区人民调解委员会约两个儿子谈；遗嘱到公证处办；楼道灯找物业，留好报修记录。",
    });
    const shown = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#e9e2d0" } }).jpeg().toBuffer();
    const { id: fileId } = await done(receiveFile(he, { kind: "case_document", name: "房产证.jpg", body: shown }));
    await done(keepCaseFile(he, { caseId, fileId }));
    await done(setFollowUp(he, { caseId, dueOn: addDays(day, 7) }));
  });
  await on(addDays(day, 7), "10:00", () => done(completeFollowUp(he, { caseId, nextOn: addDaysTo(stage, 2) })));
  await on(addDaysTo(stage, -24), "16:00", async () => {
    await done(addEntry(he, { caseId, kind: "mediation", day: addDaysTo(stage, -24), text: "示例：在社区调解室，两个儿子都来了，说好每人每月 600 元，同意由调解委员会写成协议。" }));
    await done(keepMediation(he, { caseId, number: "示例民调〔2026〕08号", agreedOn: addDaysTo(stage, -24) }));
  });
  await on(addDaysTo(stage, -12), "09:30", async () => {
    const referred = (await caseSheet(he, caseId))!.referred[0];
    if (referred) await done(answerReferral(he, { caseId, referralId: referred.id, answer: "accepted", answeredOn: addDaysTo(stage, -12), text: "示例：公证处电话答复，带身份证和房产证来约时间。" }));
    await done(addEntry(he, { caseId, kind: "minutes", day: addDaysTo(stage, -12), text: "示例：老人来电，楼道灯已修好。" }));
  });
}

/** After the session: of the counsellor's other cases of that day one is offered to another, one taken over, one waits past its day; and the read log fills. */
export async function playCourse(stage: Stage, sessionId: string, caseId: string, counsellor: string): Promise<void> {
  const he = himself(stage, counsellor);
  const deep = (await caseSheet(he, caseId))!;
  const others = (await myCases(he, { show: "open" })).rows.filter((one) => one.day === deep.day && one.id !== caseId);
  const [waiting, taken, late] = others.map((one) => one.id);
  await on(addDaysTo(stage, -9), "15:00", async () => {
    if (taken) {
      const { id } = await done(offerHandOver(he, { caseId: taken, toId: personId(stage, "赵老师") }));
      await done(answerHandOver(himself(stage, "赵老师"), { handOverId: id, takes: "yes" }));
    }
    if (late) await done(setFollowUp(he, { caseId: late, dueOn: addDaysTo(stage, -3) }));
  });
  if (waiting) await on(addDaysTo(stage, -1), "15:00", () => done(offerHandOver(he, { caseId: waiting, toId: personId(stage, "赵老师") })));
  await playReadings(stage, { sessionId, caseId, counsellor, number: deep.number, other: others[2]?.number ?? deep.number });
}

/** The read log of the privacy officer: read by right, refused, asked for by two keys. */
async function playReadings(stage: Stage, at: { sessionId: string; caseId: string; counsellor: string; number: number; other: number }): Promise<void> {
  const secretary = atPost(stage, "钱老师", "branch_secretary");
  const officer = atPost(stage, "杨老师", "privacy_officer");
  await on(addDaysTo(stage, -5), "09:00", async () => {
    await readWords(himself(stage, at.counsellor), at.caseId);
    await caseSheet(himself(stage, "郑老师"), at.caseId);
    await caseSheet(secretary, at.caseId);
    await readWords(himself(stage, "周老师"), at.caseId);
  });
  await on(addDaysTo(stage, -4), "09:00", async () => {
    const { id } = await done(askBreakGlass(secretary, { sessionId: at.sessionId, number: String(at.number), reason: "居民投诉接待时间太短，核对经过" }));
    await done(decideBreakGlass(officer, { breakGlassId: id, grants: "yes" }));
    await readByBreakGlass(himself(stage, "钱老师"), id);
  });
  await on(addDaysTo(stage, -1), "17:00", () => done(askBreakGlass(himself(stage, "周老师"), { sessionId: at.sessionId, number: String(at.other), reason: "居民又来问同一件事，原来接待的志愿者住院" })));
}

/** What others than the branch see of a year that is over. */
export async function freezeYears(stage: Stage): Promise<void> {
  await on(stage.today, "00:01", async () => {
    for (const job of caseTableJobs) await job.run(null);
  });
}
