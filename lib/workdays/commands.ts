import { announcedYear, specialDay } from "#db/schema/workdays.ts";
import { personOf } from "#lib/actor.ts";
import { command } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { setSpecialDayInput } from "./input.ts";

/** Enters a holiday or a 调休 day, or changes one; its year counts as announced from then on. In: a day in Asia/Shanghai. */
export const setSpecialDay = command("setSpecialDay", setSpecialDayInput, async (ctx, input) => {
  await ctx.may("workday.change", { organizationId: input.organizationId });
  const entered = { works: input.works, name: input.name, enteredBy: personOf(ctx.actor), enteredAt: ctx.now };
  await ctx.tx.insert(specialDay).values({ day: input.day, ...entered }).onConflictDoUpdate({ target: specialDay.day, set: entered });
  await ctx.tx.insert(announcedYear).values({ year: Number(input.day.slice(0, 4)) }).onConflictDoNothing();
  await ctx.record({ subject: "specialDay", id: newId(), organizationId: input.organizationId, change: { day: input.day, works: input.works } });
  return { day: input.day };
});
