import { eq } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { session } from "#db/schema/sessions.ts";
import { command } from "#lib/command.ts";
import { refuse } from "#lib/refusal.ts";
import { talkInput } from "./input.ts";

/** Records how a talk at a school went, at its closing or when the school's words come later: classes, pupils, feedback. */
export const recordTalk = command("recordTalk", talkInput, async (ctx, { sessionId, ...talk }) => {
  const [held] = await ctx.tx.select().from(session).where(eq(session.id, sessionId)).for("update");
  if (!held) return refuse("session_gone", "没有这个场次。");
  await ctx.may("session.talk", { id: sessionId });
  const [host] = await ctx.tx.select({ kind: organization.kind }).from(organization).where(eq(organization.id, held.hostId));
  if (host?.kind !== "school") return refuse("not_a_school", "只有到学校的场次才记学生人数和反馈。");
  if (held.state !== "completed") return refuse("not_completed", "场次结束以后再记。");
  if (talk.pupils > (held.peopleServed ?? 0)) return refuse("session_pupils_among_served", "学生人数不能多于服务群众人次。", { pupils: `服务群众是 ${held.peopleServed ?? 0} 人次` });
  await ctx.tx.update(session).set({ ...talk, classes: talk.classes || held.classes, version: held.version + 1 }).where(eq(session.id, sessionId));
  await ctx.record({ subject: "session", id: sessionId, organizationId: held.ownerId, change: { before: held.pupils, pupils: talk.pupils } });
  return { sessionId };
});
