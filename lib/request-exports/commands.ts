import { setting } from "#db/schema/ground.ts";
import type { Actor } from "#lib/actor.ts";
import { command } from "#lib/command.ts";
import { refuse } from "#lib/refusal.ts";
import { exportRequestsInput, keepExportColumnsInput } from "./input.ts";
import { EXPORT_SETTING, exportColumns, type ChosenColumn, type ExportColumn } from "./rules.ts";

/** Keeps the columns of the organization's own list: which, called what, in which order. Refuses no_columns. */
export const keepExportColumns = command("keepExportColumns", keepExportColumnsInput, async (ctx, input) => {
  const organizationId = here(ctx.actor) ?? refuse("forbidden", "请在社区的岗位上设定。");
  await ctx.may("request.export", { organizationId });
  const known = input.columns.filter((each): each is typeof each & { name: ExportColumn } => Object.hasOwn(exportColumns, each.name) && each.place > 0);
  if (known.length === 0) refuse("no_columns", "请至少选一栏：在顺序里填 1。");
  const value: ChosenColumn[] = [...known].sort((a, b) => a.place - b.place).map(({ name, head }) => ({ name, head: head || exportColumns[name] }));
  await ctx.tx.insert(setting).values({ organizationId, name: EXPORT_SETTING, value }).onConflictDoUpdate({ target: [setting.organizationId, setting.name], set: { value } });
  await ctx.record({ subject: "organization", id: organizationId, organizationId, change: { columns: value.map((each) => each.name).join(" ") } });
  return { id: organizationId };
});

/** An export leaves its trail: which list, how many rows, and whether telephones were in it. */
export const exportRequests = command("exportRequests", exportRequestsInput, async (ctx, input) => {
  const organizationId = here(ctx.actor) ?? refuse("forbidden", "请在社区的岗位上导出。");
  await ctx.may("request.export", { organizationId });
  await ctx.record({ subject: "organization", id: organizationId, organizationId, change: { exported: input.show, rows: input.rows, contacts: input.contacts } });
  return { rows: input.rows };
});

const here = (actor: Actor) => (actor.kind === "post" ? actor.post.organizationId : null);
