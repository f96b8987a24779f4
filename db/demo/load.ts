import { now } from "#lib/clock.ts";
import { freezeYears } from "./casework.ts";
import { castPlayers, formTeam, signAgreement } from "./cast.ts";
import { addDaysTo, on, today, type Stage } from "./play.ts";
import { playGifts } from "./giving.ts";
import { playJoining } from "./joining.ts";
import { playRequests } from "./requests.ts";
import { playRegistrations } from "./reporting.ts";
import { pastPlans, planAhead, playSession } from "./season.ts";
import { playVisits } from "./visiting.ts";
import { openRooms } from "./rooms.ts";
import { linkPartners, openPlaces, plantTree } from "./tree.ts";
import { playUnderWay } from "./under-way.ts";

/** Plays the founding article's facts through the commands, at dates relative to today. Only the launcher imports this. */
export async function loadDemo(say: (line: string) => void = console.log): Promise<void> {
  const instant = await now();
  const stage: Stage = { today: today(instant), organizations: {}, people: {}, posts: {}, teams: {}, places: {} };
  const founding = addDaysTo(stage, -900);
  await on(founding, "08:00", async () => {
    say("  组织、人员、志愿队……");
    await plantTree(stage);
    await castPlayers(stage);
    await linkPartners(stage);
    await openPlaces(stage);
    await formTeam(stage);
    await signAgreement(stage);
  });
  say("  近一年的场次、咨询、时长……");
  let visit = "";
  for (const [seed, plan] of pastPlans(stage).entries()) {
    const sessionId = await playSession(stage, plan, seed);
    if (plan.kind === "gift_drive") visit = sessionId;
  }
  await freezeYears(stage);
  await planAhead(stage);
  await playUnderWay(stage, instant);
  say("  捐赠、双报到……");
  await playGifts(stage, visit);
  await playRegistrations(stage);
  await playJoining(stage);
  say("  居民诉求……");
  await playRequests(stage);
  await playVisits(stage);
  await openRooms(stage);
}
