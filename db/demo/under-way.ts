import { and, asc, eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { signup } from "#db/schema/signups.ts";
import { checkIn, openDay } from "#lib/attendance/commands.ts";
import { standingAt } from "#lib/clock.ts";
import { addTie } from "#lib/conflicts/commands.ts";
import { callNext, openDesk, takeTicket } from "#lib/queue/commands.ts";
import { askAtDesk } from "./casework.ts";
import { addDaysTo, atPost, done, himself, personId, type Stage } from "./play.ts";
import { fill, planSession, type Plan } from "./season.ts";

const MINUTE = 60_000;

/**
 * A consultation that is open while the demonstration is looked at: two desks, one being served and not yet asked, one whose namesake a second person is to decide,
 * three waiting. Left out around midnight, for a session stays within its day.
 */
export async function playUnderWay(stage: Stage, instant: Date): Promise<void> {
  const minuteOfDay = Math.floor((instant.getTime() / MINUTE + 480) % 1440);
  const from = Math.floor((minuteOfDay - 40) / 10) * 10;
  const until = Math.min(from + 150, 1435);
  if (from < 30 || until < minuteOfDay + 20) return;
  const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const plan: Plan = {
    day: stage.today,
    from: clock(from),
    to: clock(until),
    kind: "consultation",
    title: "法律咨询",
    host: "河山区社区",
    place: "法律咨询工作室",
    shifts: [
      { name: "咨询席", capacity: 2, speciality: "legal_advice", who: ["赵老师", "李老师"] },
      { name: "记录员", capacity: 1, speciality: "recording", who: ["韩老师"] },
    ],
  };
  const sessionId = await planSession(stage, plan, -14);
  for (const wanted of plan.shifts) await fill(stage, sessionId, wanted.name, wanted.who, addDaysTo(stage, -9));
  const worker = atPost(stage, "王主任", "community_worker");
  const [zhao, li] = [himself(stage, "赵老师"), himself(stage, "李老师")];
  const rows = await database().select({ id: signup.id }).from(signup).where(and(eq(signup.sessionId, sessionId), eq(signup.state, "confirmed"))).orderBy(asc(signup.id));
  const ago = <T>(minutes: number, work: () => Promise<T>) => standingAt(new Date(instant.getTime() - minutes * MINUTE), work);
  const desks = await ago(38, async () => {
    await done(openDay(atPost(stage, "钱老师", "branch_secretary"), { sessionId }));
    for (const row of rows) await done(checkIn(worker, { signupId: row.id }));
    await done(addTie(zhao, { name: "李某某", how: "老同事" }));
    for (const [matters, priority] of [[["inheritance"], "elder"], [["support"], "none"], [["contract"], "none"], [["neighbour"], "elder"], [["labour"], "none"]]) await done(takeTicket(worker, { sessionId, matters, priority }));
    const ids = [];
    for (const [at, who] of ["赵老师", "李老师"].entries()) ids.push((await done(openDesk(himself(stage, who), { sessionId, name: `${at + 1} 号台`, counsellorId: personId(stage, who), recorderId: at === 0 ? personId(stage, "韩老师") : "" }))).id);
    return ids;
  });
  await ago(20, async () => {
    const { id } = await done(callNext(zhao, { deskId: desks[0]!, current: "" }));
    if (id) await askAtDesk(stage, sessionId, "赵老师", id, { asker: "刘大爷", other: "李某某", asks: "yes", word: "示例：年龄差三十岁，不是同一个人" });
  });
  await ago(6, () => done(callNext(li, { deskId: desks[1]!, current: "" })));
}
