import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { caseCounter } from "#db/schema/cases.ts";
import { shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import type { Context } from "./command.ts";
import { refuse } from "./refusal.ts";

/** Who heard the resident: himself when he sits as counsellor, else the counsellor the recorder names (or his desk), of the same session. Refuses no_counsellor. */
export async function counsellorOf(ctx: Context, sessionId: string, me: string, named: string | null | undefined): Promise<string> {
  const rows = await ctx.tx
    .selectDistinct({ personId: signup.personId })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .where(and(eq(signup.sessionId, sessionId), inArray(signup.state, ["confirmed", "attended"]), inArray(shift.speciality, ["legal_advice", "mediation"]), isNull(shift.endedAt)));
  const counsellors = rows.map((row) => row.personId);
  const chosen = named ?? (counsellors.includes(me) ? me : undefined);
  if (!chosen || !counsellors.includes(chosen)) refuse("no_counsellor", "请选择是哪位志愿者接待的。", { counsellorId: "请选择接待的志愿者" });
  return chosen;
}

/** The next number of the session: the counter row's lock makes them rise without a gap. */
export async function nextCaseNumber(ctx: Context, sessionId: string): Promise<number> {
  const [row] = await ctx.tx
    .insert(caseCounter)
    .values({ sessionId, last: 1 })
    .onConflictDoUpdate({ target: caseCounter.sessionId, set: { last: sql`${caseCounter.last} + 1` } })
    .returning({ last: caseCounter.last });
  return row!.last;
}
