import { and, eq, sql } from "drizzle-orm";
import { giftCounter } from "#db/schema/gifts.ts";
import { setting } from "#db/schema/ground.ts";
import { organization } from "#db/schema/organizations.ts";
import { dayOf } from "../calendar.ts";
import type { Context } from "../command.ts";
import { numberWords } from "./rules.ts";

/** What a number looks like until a setting of the root organization says otherwise. */
const FORMATS = { gift: "捐赠〔{year}〕{n:4}号", application: "用捐〔{year}〕{n:4}号" } as const;
export type NumberKind = keyof typeof FORMATS;

/** The next number of the year, without a gap: the counter's row stays locked until this transaction ends, and a refusal gives it back. */
export async function nextNumber(ctx: Context, kind: NumberKind): Promise<string> {
  const year = dayOf(ctx.now).slice(0, 4);
  const [counter] = await ctx.tx
    .insert(giftCounter)
    .values({ name: `${kind}:${year}`, last: 1 })
    .onConflictDoUpdate({ target: giftCounter.name, set: { last: sql`${giftCounter.last} + 1` } })
    .returning({ last: giftCounter.last });
  const [row] = await ctx.tx
    .select({ value: setting.value })
    .from(setting)
    .innerJoin(organization, eq(organization.id, setting.organizationId))
    .where(and(eq(setting.name, `${kind}_number_format`), sql`${organization.parentId} is null`));
  const format = typeof row?.value === "string" && row.value.includes("{n") ? row.value : FORMATS[kind];
  return numberWords(format, year, counter?.last ?? 1);
}
