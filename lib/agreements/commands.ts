import { and, eq, inArray, isNull } from "drizzle-orm";
import { agreement, organization } from "#db/schema/organizations.ts";
import { agreementState } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse } from "#lib/refusal.ts";
import { changeAgreementInput, endAgreementInput, makeAgreementInput, renewAgreementInput, startAgreementInput } from "./input.ts";
import { changeable, nextAgreementState, type AgreementMove } from "./rules.ts";

/** Drafts a co-building agreement of a branch (or unit) with a community. Answers its id. */
export const makeAgreement = command("makeAgreement", makeAgreementInput, async (ctx, input) => {
  await ctx.may("agreement.change", { organizationId: input.branchId, hostId: input.communityId });
  const kinds = await ctx.tx.select({ id: organization.id, kind: organization.kind }).from(organization).where(and(inArray(organization.id, [input.branchId, input.communityId]), isNull(organization.endedAt)));
  const kindOf = (id: string) => kinds.find((row) => row.id === id)?.kind;
  if (!["branch", "unit", "veterans_office"].includes(kindOf(input.branchId) ?? "")) refuse("agreement_party", "请选择党支部或单位。", { branchId: "请选择党支部或单位。" });
  if (!["community", "school", "street", "enterprise", "partner"].includes(kindOf(input.communityId) ?? "")) refuse("agreement_party", "请选择社区。", { communityId: "请选择社区、街道、学校或企业。" });
  const id = newId();
  await ctx.tx.insert(agreement).values({ ...input, id, state: "draft" });
  await ctx.record({ subject: "agreement", id, organizationId: input.branchId, change: { state: "draft", community: input.communityId } });
  return { agreementId: id };
});

export const changeAgreement = command("changeAgreement", changeAgreementInput, async (ctx, { agreementId, ...details }) => {
  const row = await locked(ctx, agreementId);
  await ctx.may("agreement.change", { id: agreementId });
  const how = changeable(row.state);
  if (how === "nothing") refuse("agreement_closed", `协议${agreementState[row.state]}，不能再改。`);
  if (how === "terms" && (details.name !== row.name || details.signedOn !== row.signedOn)) refuse("agreement_in_force", "生效中的协议只能改条款和到期日。要改名称或签订日期，请续签。", { name: "生效后不能改。" });
  await ctx.tx.update(agreement).set(details).where(eq(agreement.id, agreementId));
  await ctx.record({ subject: "agreement", id: agreementId, organizationId: row.branchId, change: { state: row.state, endsOn: details.endsOn, termsChanged: details.terms !== row.terms } });
  return { agreementId };
});

/** The signed agreement takes effect. */
export const startAgreement = command("startAgreement", startAgreementInput, async (ctx, input) => {
  const row = await locked(ctx, input.agreementId);
  await ctx.may("agreement.change", { id: row.id });
  if (row.signedOn > dayOf(ctx.now)) refuse("agreement_not_signed", "签订日期还没到，到那天再生效。", { signedOn: "签订日期在今天以后。" });
  await move(ctx, row, "start", null);
  return { agreementId: row.id };
});

/** Closes the standing agreement as renewed and opens the next one, in force. Answers the new id. */
export const renewAgreement = command("renewAgreement", renewAgreementInput, async (ctx, { agreementId, ...agreed }) => {
  const row = await locked(ctx, agreementId);
  await ctx.may("agreement.change", { id: row.id });
  if (agreed.signedOn > dayOf(ctx.now)) refuse("agreement_not_signed", "续签日期不能在今天以后。", { signedOn: "请填写今天或以前的日期。" });
  if (agreed.signedOn < row.signedOn) refuse("agreement_renewed_before", "续签日期不能早于原签订日期。", { signedOn: "早于原签订日期。" });
  await move(ctx, row, "renew", null);
  const id = newId();
  await ctx.tx.insert(agreement).values({ id, name: row.name, branchId: row.branchId, communityId: row.communityId, state: "in_force", ...agreed });
  await ctx.record({ subject: "agreement", id, organizationId: row.branchId, change: { state: "in_force", renews: row.id } });
  return { agreementId: id };
});

export const endAgreement = command("endAgreement", endAgreementInput, async (ctx, input) => {
  const row = await locked(ctx, input.agreementId);
  await ctx.may("agreement.change", { id: row.id });
  await move(ctx, row, "end", input.reason);
  return { agreementId: row.id };
});

type Row = typeof agreement.$inferSelect;

async function locked(ctx: Context, id: string): Promise<Row> {
  const [row] = await ctx.tx.select().from(agreement).where(eq(agreement.id, id)).for("update");
  return row ?? refuse("agreement_not_found", "没有找到这份协议。");
}

async function move(ctx: Context, row: Row, by: AgreementMove, reason: string | null): Promise<void> {
  const state = nextAgreementState(row.state, by) ?? refuse("agreement_state", `协议现在是“${agreementState[row.state]}”，不能这样办理。`);
  await ctx.tx.update(agreement).set({ state }).where(eq(agreement.id, row.id));
  await ctx.record({ subject: "agreement", id: row.id, organizationId: row.branchId, reason, change: { before: row.state, state } });
}
