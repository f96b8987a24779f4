import { isNull } from "drizzle-orm";
import { setting } from "#db/schema/ground.ts";
import { organization } from "#db/schema/organizations.ts";
import { command } from "#lib/command.ts";
import { refuse } from "#lib/refusal.ts";
import { setRetentionInput } from "./input.ts";
import { retentionOf } from "./queries.ts";
import type { Retention } from "./rules.ts";

/** Sets how long what residents leave is kept, for the whole installation; the clocks of what already lies here follow at once. */
export const setRetention = command("setRetention", setRetentionInput, async (ctx, input) => {
  const [root] = await ctx.tx.select({ id: organization.id }).from(organization).where(isNull(organization.parentId)).orderBy(organization.createdAt).limit(1).for("update");
  if (!root) return refuse("no_root", "还没有最上级组织，请先完成首次设置。");
  await ctx.may("retention.set", { id: root.id });
  const change: Record<string, number> = {};
  for (const [name, value] of Object.entries(input) as [Retention, number][]) {
    change[`${name}_before`] = await retentionOf(ctx.tx, name);
    change[name] = value;
    await ctx.tx.insert(setting).values({ organizationId: root.id, name, value }).onConflictDoUpdate({ target: [setting.organizationId, setting.name], set: { value } });
  }
  await ctx.record({ subject: "organization", id: root.id, organizationId: root.id, change });
  return { organizationId: root.id };
});
