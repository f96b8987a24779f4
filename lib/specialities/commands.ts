import { and, eq, isNull } from "drizzle-orm";
import { person, personSpeciality, validity } from "#db/schema/people.ts";
import { personOf } from "#lib/actor.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { endSpecialityInput, enterValidityInput, recogniseSpecialityInput, withdrawValidityInput } from "./input.ts";

/** The branch says that he can do it (志愿服务条例 art. 16: qualifications where law asks). It has no expiry. */
export const recogniseSpeciality = command("recogniseSpeciality", recogniseSpecialityInput, async (ctx, input) => {
  const organizationId = await home(ctx, input.personId);
  await ctx.may("person.recognise", { id: input.personId });
  const id = newId();
  await ctx.tx.insert(personSpeciality).values({ ...input, id, recognisedBy: by(ctx), recognisedAt: ctx.now });
  await ctx.record({ subject: "personSpeciality", id, organizationId, forPersonId: input.personId, change: { speciality: input.speciality } });
  return { personSpecialityId: id };
});

export const endSpeciality = command("endSpeciality", endSpecialityInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(personSpeciality).where(eq(personSpeciality.id, input.personSpecialityId)).for("update");
  if (!row) refuse("speciality_not_found", "没有找到这项专长。");
  await ctx.may("person.recognise", { id: row.personId });
  if (row.endedAt) refuse("speciality_ended", "这项专长已经取消。");
  await ctx.tx.update(personSpeciality).set({ endedAt: ctx.now, endReason: input.reason }).where(eq(personSpeciality.id, row.id));
  await ctx.record({ subject: "personSpeciality", id: row.id, forPersonId: row.personId, reason: input.reason, change: { speciality: row.speciality, ended: true } });
  return { personSpecialityId: row.id };
});

/** Enters what expires: 聘书, insurance (art. 17), training. A new period is a new row; the old ones stay. */
export const enterValidity = command("enterValidity", enterValidityInput, async (ctx, input) => {
  const organizationId = await home(ctx, input.personId);
  await ctx.may("person.recognise", { id: input.personId });
  const id = newId();
  await ctx.tx.insert(validity).values({ ...input, id, enteredBy: by(ctx), enteredAt: ctx.now });
  await ctx.record({ subject: "validity", id, organizationId, forPersonId: input.personId, change: { kind: input.kind, fromDay: input.fromDay, untilDay: input.untilDay } });
  return { validityId: id };
});

/** Takes down a 聘书, insurance or training that was entered wrongly: it counts for nothing from now on, and stays readable with its reason. */
export const withdrawValidity = command("withdrawValidity", withdrawValidityInput, async (ctx, input) => {
  const [row] = await ctx.tx.select().from(validity).where(eq(validity.id, input.validityId)).for("update");
  if (!row) refuse("validity_not_found", "没有找到这一条登记。");
  await ctx.may("person.recognise", { id: row.personId });
  if (row.endedAt) refuse("validity_withdrawn", "这一条已经撤下。");
  await ctx.tx.update(validity).set({ endedAt: ctx.now, endedBy: by(ctx), endReason: input.reason }).where(eq(validity.id, row.id));
  await ctx.record({ subject: "validity", id: row.id, forPersonId: row.personId, reason: input.reason, change: { kind: row.kind, withdrawn: true } });
  return { validityId: row.id };
});

async function home(ctx: Context, personId: string): Promise<string | null> {
  const [row] = await ctx.tx.select({ organizationId: person.organizationId }).from(person).where(and(eq(person.id, personId), isNull(person.endedAt))).for("share");
  return row ? row.organizationId : refuse("person_not_found", "没有找到这个人，或他已停用。");
}

function by(ctx: Context): string {
  return personOf(ctx.actor) ?? refuse("no_person", "请先登录。");
}
