import { and, eq, inArray, sql } from "drizzle-orm";
import { serviceRecord } from "#db/schema/hours.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { personOf } from "../actor.ts";
import { addMonths, dayOf } from "../calendar.ts";
import { command } from "../command.ts";
import { attachFile } from "../files/commands.ts";
import { newId } from "../ids.ts";
import { refuse } from "../refusal.ts";
import { declareServiceInput } from "./input.ts";
import { DAY_CAP } from "./rules.ts";
import { standingOn } from "./standing.ts";

/**
 * 申报: service done elsewhere under 双报到, by the member or his unit's liaison. It knows the day only, keeps to the day's cap, and waits for the community or another person
 * of the unit. Refused when no accepted registration stood on that day.
 */
export const declareService = command("declareService", declareServiceInput, async (ctx, input) => {
  const [who] = await ctx.tx.select({ id: person.id }).from(person).where(eq(person.id, input.personId)).for("no key update");
  await ctx.may("service_record.declare", { id: input.personId });
  const by = personOf(ctx.actor);
  if (!who || !by) return refuse("forbidden", "请先登录。");
  const today = dayOf(ctx.now);
  const no = (field: string, code: string, message: string) => refuse(code, message, { [field]: message });
  if (input.day > today) return no("day", "day_ahead", "这一天还没到，做完了再申报。");
  if (input.day < addMonths(today, -12)) return no("day", "day_too_old", "只能申报一年以内的服务。");
  const [community] = await ctx.tx.select({ kind: organization.kind }).from(organization).where(eq(organization.id, input.communityId));
  if (community?.kind !== "community") return no("communityId", "not_community", "请选择社区。");
  const standing = (await standingOn(ctx.tx, [input.personId], input.day)).get(input.personId);
  if (!standing?.inService) return no("day", "not_in_service", "只有在职党员申报双报到服务；那一天名册上不是在职党员。");
  if (!standing.registered) return no("day", "not_registered", "那一天还没有社区接收的报到，不能算双报到服务。请先办理报到。");
  const [day] = await ctx.tx
    .select({ minutes: sql<number>`coalesce(sum(${serviceRecord.minutes}), 0)::int` })
    .from(serviceRecord)
    .where(and(eq(serviceRecord.personId, input.personId), eq(serviceRecord.day, input.day), eq(serviceRecord.source, "declared"), inArray(serviceRecord.state, ["entered", "confirmed"])));
  const left = DAY_CAP - (day?.minutes ?? 0);
  if (input.minutes > left) return no("minutes", "day_cap", left > 0 ? `一天最多申报 ${DAY_CAP} 分钟，这一天还能申报 ${left} 分钟。` : `这一天已经申报满 ${DAY_CAP} 分钟。`);
  const id = newId();
  if (input.cardFileId) await attachFile.within(ctx, { fileId: input.cardFileId, kind: "service_card", field: "cardFileId" });
  await ctx.tx.insert(serviceRecord).values({
    id,
    kind: "service",
    personId: input.personId,
    day: input.day,
    minutes: input.minutes,
    source: "declared",
    manual: true,
    state: "entered",
    organizationId: standing.organizationId,
    communityId: input.communityId,
    doubleRegistration: true,
    what: input.what,
    cardFileId: input.cardFileId,
    enteredBy: by,
    recordedAt: ctx.now,
  });
  await ctx.record({ subject: "serviceRecord", id, organizationId: standing.organizationId, forPersonId: input.personId, change: { state: "entered", minutes: input.minutes, source: "declared" } });
  return { id, state: "entered" as const };
});
