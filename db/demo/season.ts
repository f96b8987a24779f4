import { and, asc, eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import type { MatterKind, MatterOutcome, SchoolOccasion, SessionKind, Speciality } from "#db/words.ts";
import { checkIn, checkOut, closeSession, openDay } from "#lib/attendance/commands.ts";
import { addDays, daysBetween, weekday, type Day } from "#lib/calendar.ts";
import { closeCase, logCase } from "#lib/cases/commands.ts";
import { draftSession, publishSession } from "#lib/sessions/commands.ts";
import { signUp, signUpByProxy } from "#lib/signups/commands.ts";
import { bookAhead, bookDay, playQueue } from "./queueing.ts";
import { playCourse, playDeepCase } from "./casework.ts";
import { addDaysTo, atPost, dice, done, himself, lastTime, on, organizationId, personId, type Stage } from "./play.ts";

export interface Plan {
  day: Day;
  from: string;
  to: string;
  kind: SessionKind;
  title: string;
  host: string;
  place?: string;
  placeText?: string;
  about?: string;
  shifts: { name: string; capacity: number; speciality?: Speciality; who: string[] }[];
  /** A day whose bookings and queue are played too. */
  queue?: boolean;
  /** At a school: who listened and what came back. */
  talk?: { pupils: number; pupilFeedback: string };
  occasion?: SchoolOccasion;
  classes?: string;
}

const desk = (who: string[], capacity = 2): Plan["shifts"][number] => ({ name: "咨询席", capacity, speciality: "legal_advice", who });
const recorder = (who: string[]): Plan["shifts"][number] => ({ name: "记录员", capacity: 1, speciality: "recording", who });
const counsellors = ["赵老师", "孙老师", "李老师", "周老师", "吴老师", "陈老师"];

/** The second Wednesdays at 河山区社区 over the last eleven months and three of the year before, the two school talks and the visit on the eve of 六一. */
export function pastPlans(stage: Stage): Plan[] {
  const plans: Plan[] = [];
  for (const month of [20, 17, 14, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) {
    const near = addDaysTo(stage, -month * 29 - 4);
    const day = addDays(near, 3 - weekday(near));
    const pair = [counsellors[month % 6]!, counsellors[(month + 1) % 6]!];
    plans.push({ day, from: "09:00", to: "11:30", kind: "consultation", title: "法律咨询", host: "河山区社区", place: "法律咨询工作室", shifts: [desk(pair), recorder([month % 2 ? "冯老师" : "韩老师"])], queue: month === 1 });
  }
  plans.push(
    { day: lastTime(stage, "05-31"), from: "14:00", to: "16:30", kind: "gift_drive", title: "六一前夕看望庆坪中心小学", host: "渭源县庆坪中心小学", placeText: "学校操场和教室", about: "赠《汉语词典》和图书，为 30 名学生发放助学金，写书法、讲法律、做游戏。", shifts: [{ name: "志愿者", capacity: 6, who: ["孙老师", "郑老师", "吴老师", "冯老师", "周老师"] }], occasion: "childrens_day", classes: "全校", talk: { pupils: 30, pupilFeedback: "孩子们领到了词典，还和老师们一起写了字。" } },
    { day: lastTime(stage, "09-01"), from: "15:00", to: "16:30", kind: "law_talk", title: "开学第一课", host: "渭源县庆坪中心小学", placeText: "学校报告厅", shifts: [{ name: "主讲", capacity: 2, speciality: "law_talk", who: ["孙老师", "周老师"] }], occasion: "first_lesson", classes: "四至六年级", talk: { pupils: 56, pupilFeedback: "学校希望每学期来讲一次。" } },
    { day: lastTime(stage, "12-04"), from: "15:00", to: "16:30", kind: "law_talk", title: "国家宪法日普法宣讲", host: "河山区社区", place: "社区活动室", shifts: [{ name: "主讲", capacity: 2, speciality: "law_talk", who: ["赵老师", "冯老师"] }] },
  );
  return plans.sort((a, b) => a.day.localeCompare(b.day));
}

const asked: [MatterKind, MatterOutcome][] = [
  ["divorce", "answered"], ["support", "mediation_intended"], ["inheritance", "answered"], ["house_delivery", "answered"], ["property_service", "answered"],
  ["inheritance", "referred"], ["support", "answered"], ["property_service", "mediation_intended"], ["contract", "answered"], ["divorce", "answered"], ["labour", "referred"], ["neighbour", "answered"],
];

/** Plays one past session whole: drafted, published, filled, opened, checked in, cases logged, closed. */
export async function playSession(stage: Stage, plan: Plan, seed: number): Promise<string> {
  const secretary = atPost(stage, "钱老师", "branch_secretary");
  const sessionId = await planSession(stage, plan, -14);
  for (const wanted of plan.shifts) await fill(stage, sessionId, wanted.name, wanted.who, addDays(plan.day, -9));
  if (plan.queue) await bookDay(stage, sessionId, plan.day);
  const rows = await database().select({ id: signup.id, personId: signup.personId }).from(signup).where(and(eq(signup.sessionId, sessionId), eq(signup.state, "confirmed"))).orderBy(asc(signup.id));
  await on(plan.day, before(plan.from), async () => {
    await done(openDay(secretary, { sessionId }));
    for (const row of rows) await done(checkIn(secretary, { signupId: row.id }));
  });
  const deep = plan.queue ? await playQueue(stage, sessionId, plan.day, plan.shifts[0]!.who) : null;
  if (deep) await playDeepCase(stage, deep, plan.shifts[0]!.who[0]!, plan.day);
  const cases = plan.kind === "consultation" ? await hear(stage, plan, sessionId, seed) : 0;
  await on(plan.day, plan.to, async () => {
    for (const row of rows) await done(checkOut(secretary, { signupId: row.id }));
    const served = cases || (plan.kind === "gift_drive" ? 30 : 60);
    await done(closeSession(secretary, { sessionId, peopleServed: served, problemsSolved: 0, summary: "", ...plan.talk }));
  });
  if (deep) await playCourse(stage, sessionId, deep, plan.shifts[0]!.who[0]!);
  return sessionId;
}

/** Drafted and published so many days before its day. */
export async function planSession(stage: Stage, plan: Plan, daysBefore: number): Promise<string> {
  const secretary = atPost(stage, "钱老师", "branch_secretary");
  return on(addDays(plan.day, daysBefore), "10:00", async () => {
    const { sessionId } = await done(
      draftSession(secretary, {
        kind: plan.kind,
        title: plan.title,
        teamId: stage.teams.银发生辉,
        hostId: organizationId(stage, plan.host),
        placeId: plan.place ? stage.places[plan.place] : "",
        placeText: plan.placeText ?? "",
        about: plan.about ?? (plan.kind === "consultation" ? "婚姻、赡养、继承、房产、物业等都可以问。" : ""),
        occasion: plan.occasion ?? "",
        classes: plan.classes ?? "",
        day: plan.day,
        from: plan.from,
        to: plan.to,
        shifts: plan.shifts.map(({ name, capacity, speciality }) => ({ name, capacity, speciality })),
        contactPhone: "0931-0000001",
      }),
    );
    await done(publishSession(secretary, { sessionId }));
    return sessionId;
  });
}

/** Each signs up himself; for 陈老师, who has no phone, the secretary does it (代报名). */
export async function fill(stage: Stage, sessionId: string, shiftName: string, who: string[], day: Day): Promise<void> {
  const [row] = await database().select({ id: shift.id }).from(shift).where(and(eq(shift.sessionId, sessionId), eq(shift.name, shiftName)));
  for (const name of who) {
    await on(day, "09:30", async () => {
      if (name === "陈老师") return void (await done(signUpByProxy(atPost(stage, "钱老师", "branch_secretary"), { shiftId: row!.id, personId: personId(stage, name), agreed: "yes" })));
      await done(signUp(himself(stage, name), { shiftId: row!.id }));
    });
  }
}

/** Eight to eleven residents, some with three matters at once; ticks alone, for no words are invented. */
async function hear(stage: Stage, plan: Plan, sessionId: string, seed: number): Promise<number> {
  const roll = dice(seed + 7);
  const names = plan.shifts.filter((each) => each.speciality === "legal_advice").flatMap((each) => each.who);
  const cases = 8 + Math.floor(roll() * 4);
  for (let at = 0; at < cases; at++) {
    const counsellor = names[at % names.length]!;
    const some = roll() < 0.12 ? 3 : roll() < 0.25 ? 2 : 1;
    const matters = Array.from({ length: some }, (_, place) => asked[(seed * 5 + at * 3 + place) % asked.length]!);
    const once = matters.filter(([kind], place) => matters.findIndex((each) => each[0] === kind) === place);
    const minutes = 10 + Math.floor(roll() * 4) * 5;
    const { id: caseId } = await on(plan.day, `${10 + Math.floor(at / 8)}:${String((at * 7) % 60).padStart(2, "0")}`, () =>
      done(
        logCase(himself(stage, counsellor), {
          sessionId,
          consent: "yes",
          noConflict: "yes",
          stage: "none",
          minutes,
          matters: once.map(([kind, outcome]) => ({ kind, outcome })),
          referrals: once.some(([, outcome]) => outcome === "referred") ? ["legal_aid"] : [],
        }),
      ),
    );
    // What was answered and needs nothing more is closed in the following week; the last session's cases are still open.
    if (!plan.queue && once.every(([, outcome]) => outcome === "answered")) await on(addDays(plan.day, 7), "10:00", () => done(closeCase(himself(stage, counsellor), { caseId })));
  }
  return cases;
}

function before(time: string): string {
  const [hour, minute] = time.split(":");
  return `${String(Number(hour) - 1).padStart(2, "0")}:${minute === "00" ? "50" : minute}`;
}

/** What is to come: one short of hands, one full with a waitlist, a talk on 国家宪法日. */
export async function planAhead(stage: Stage): Promise<void> {
  const wednesday = (weeks: number) => addDays(stage.today, ((3 - weekday(stage.today) + 7) % 7 || 7) + 7 * weeks);
  const next = { day: wednesday(0), from: "09:00", to: "11:30", kind: "consultation" as const, title: "法律咨询", host: "河山区社区", place: "法律咨询工作室" };
  const constitution = `${stage.today.slice(0, 4)}-12-04` > stage.today ? `${stage.today.slice(0, 4)}-12-04` : `${Number(stage.today.slice(0, 4)) + 1}-12-04`;
  const ahead: Plan[] = [
    { ...next, shifts: [desk(["周老师"]), recorder(["冯老师"])] },
    { ...next, day: wednesday(1), shifts: [desk(["赵老师", "吴老师", "孙老师"]), recorder([])] },
    { ...next, day: wednesday(3), shifts: [desk([]), recorder([])] },
    { ...next, day: constitution, from: "15:00", to: "16:30", kind: "law_talk", title: "国家宪法日普法宣讲", place: "社区活动室", shifts: [{ name: "主讲", capacity: 3, speciality: "law_talk", who: ["孙老师"] }] },
  ];
  for (const plan of ahead) {
    const made = addDaysTo(stage, -3);
    const sessionId = await planSession(stage, plan, -daysBetween(made, plan.day));
    for (const wanted of plan.shifts) if (wanted.who.length > 0) await fill(stage, sessionId, wanted.name, wanted.who, addDaysTo(stage, -2));
    if (plan === ahead[0]) await bookAhead(stage, sessionId, plan.day);
  }
}
