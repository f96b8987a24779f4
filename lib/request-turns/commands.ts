import { eq } from "drizzle-orm";
import { request } from "#db/schema/requests.ts";
import { team } from "#db/schema/teams.ts";
import { itemKind } from "#db/words.ts";
import { command, type Context } from "#lib/command.ts";
import { takeUp } from "#lib/dispatches/commands.ts";
import { formatDay } from "#lib/format.ts";
import { proposeItem } from "#lib/list-items/commands.ts";
import { refuse } from "#lib/refusal.ts";
import { linkTurn, turnStart } from "#lib/requests/commands.ts";
import { runningStates } from "#lib/requests/rules.ts";
import { draftSession } from "#lib/sessions/commands.ts";
import { turnIntoItemInput, turnIntoSessionInput } from "./input.ts";

/** One click makes a volunteer session of a request, as a draft: with its plan, the tie between the two and the line on the request, or nothing of it. */
export const turnIntoSession = command("turnIntoSession", turnIntoSessionInput, async (ctx, { requestId, waits, ...plan }) => {
  const held = await lockRunning(ctx, requestId);
  const [own] = await ctx.tx.select({ organizationId: team.organizationId }).from(team).where(eq(team.id, plan.teamId));
  await ctx.may("session.plan", { organizationId: own?.organizationId ?? null, hostId: plan.hostId });
  const { sessionId } = await draftSession.within(ctx, plan);
  await linkTurn.within(ctx, { requestId: held.id, sessionId, waits, text: `转为志愿服务场次${plan.title ? `“${plan.title}”` : ""}，${formatDay(plan.day)}，已起草。` });
  if (waits && held.state === "received") await takeUp.within(ctx, { requestId: held.id });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { session: sessionId } });
  return { sessionId };
});

/** One click makes a 需求 or a 微心愿 of a request, not yet put up: without the resident's name, door and number, and without his words where he did not agree. */
export const turnIntoItem = command("turnIntoItem", turnIntoItemInput, async (ctx, { requestId, kind }) => {
  const held = await lockRunning(ctx, requestId);
  const start = (await turnStart(ctx.tx, held.id)) ?? refuse("not_found", "没有找到这件诉求。");
  const { id } = await proposeItem.within(ctx, { kind, communityId: held.communityId, title: `${start.title}${itemKind[kind]}`, words: start.about, placeText: start.placeText });
  await linkTurn.within(ctx, { requestId: held.id, itemId: id, waits: true, text: `转为${itemKind[kind]}，社区看过再发布。` });
  if (held.state === "received") await takeUp.within(ctx, { requestId: held.id });
  await ctx.record({ subject: "request", id: held.id, organizationId: held.organizationId, change: { item: id, kind } });
  return { id, kind };
});

async function lockRunning(ctx: Context, id: string) {
  const [held] = await ctx.tx.select().from(request).where(eq(request.id, id)).for("update");
  if (!held) refuse("not_found", "没有找到这件诉求。");
  await ctx.may("request.dispatch", { id: held.id });
  if (!(runningStates as readonly string[]).includes(held.state)) refuse("not_running", "已经办结或不在这里办理，不能再转出。");
  return held;
}
