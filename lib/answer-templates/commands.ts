import { and, eq } from "drizzle-orm";
import { setting } from "#db/schema/ground.ts";
import { command, lockName } from "#lib/command.ts";
import { refuse } from "#lib/refusal.ts";
import { keepTemplateInput } from "./input.ts";
import { keptTemplates, MOST_TEMPLATES, SETTING, withTemplate } from "./rules.ts";

/** Keeps one of the answer templates (常用答复) of the post's organization; empty words take it off. Refuses too_many. */
export const keepTemplate = command("keepTemplate", keepTemplateInput, async (ctx, input) => {
  const organizationId = ctx.actor.kind === "post" ? ctx.actor.post.organizationId : refuse("forbidden", "请在社区的岗位上维护常用答复。");
  await ctx.may("answer_template.keep", { organizationId });
  await lockName(ctx.tx, `${SETTING} ${organizationId}`);
  const [row] = await ctx.tx.select({ value: setting.value }).from(setting).where(and(eq(setting.organizationId, organizationId), eq(setting.name, SETTING)));
  const list = withTemplate(keptTemplates(row?.value), input);
  if (list.length > MOST_TEMPLATES) refuse("too_many", `常用答复最多 ${MOST_TEMPLATES} 条，请先删去不用的。`);
  await ctx.tx.insert(setting).values({ organizationId, name: SETTING, value: list }).onConflictDoUpdate({ target: [setting.organizationId, setting.name], set: { value: list } });
  await ctx.record({ subject: "organization", id: organizationId, organizationId, change: { templates: list.length } });
  return { id: organizationId };
});
