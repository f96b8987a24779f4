import { and, eq, isNull, ne } from "drizzle-orm";
import { person, signInCode, signInSession } from "#db/schema/people.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { withinLimit } from "#lib/attempts.ts";
import { command, type Context } from "#lib/command.ts";
import { sameHash } from "#lib/crypto.ts";
import { newId } from "#lib/ids.ts";
import { announce } from "#lib/outbox.ts";
import { refuse, type Answer } from "#lib/refusal.ts";
import { codeFor, codesReachPeople, hashOfCode } from "./codes.ts";
import { askForNumberInput, enterCodeInput, leaveOthersInput, proveNumberInput } from "./input.ts";
import { CHOICE_MINUTES, CODE_MINUTES, type CodePurpose } from "./rules.ts";

const MINUTE = 60_000;

/** Why no code may be asked for now, or null. All purposes share the limits of a number and of an address. */
export async function askedTooOften(phone: string, address: string): Promise<Answer<never> | null> {
  if (!(await withinLimit(`code asked from ${address}`, 60, 3600))) return no("too_many", "请求验证码太频繁，请过一小时再试，或联系社区、支部用登录卡登录。");
  if (!(await withinLimit(`code asked for ${phone}`, 5, 3600))) return no("too_many", "这个号码一小时内已发过 5 次验证码，请过一会儿再试，或联系社区、支部用登录卡登录。");
  return null;
}

/** Why a code may not be tried now, or null: five tries of one code, a hundred an hour from one address. */
export async function triedTooOften(codeId: string, address: string): Promise<Answer<never> | null> {
  if (!(await withinLimit(`code entered from ${address}`, 100, 3600))) return no("too_many", "试的次数太多，请过一小时再试。");
  if (!(await withinLimit(`code ${codeId}`, 5, 3600))) return no("code_wrong", "验证码输错太多次，请重新获取。", { code: "请重新获取验证码" });
  return null;
}

/** Sends a code to a number, known here or not, to prove that it is his: to join by a link, or to take it as his new one. */
export async function askForNumber(actor: Actor, input: unknown, address: string): Promise<Answer<{ codeId: string }>> {
  if (!codesReachPeople()) return no("no_adapter", "这里没有接通短信，请社区、支部或单位联络员代办。");
  const parsed = askForNumberInput.safeParse(input);
  return (parsed.success && (await askedTooOften(parsed.data.phone, address))) || sendNumberCode(actor, input);
}

const says: Record<CodePurpose, string> = { sign_in: "登录", joining: "加入", phone_change: "换手机号", booking: "预约咨询" };

const sendNumberCode = command("sendNumberCode", askForNumberInput, async (ctx, { phone, purpose }) => {
  await ctx.may("sign_in.enter", {});
  if (purpose === "phone_change") await refuseOwn(ctx, phone);
  const { codeId, code } = await writeCode(ctx, phone, purpose);
  await ctx.record({ subject: "signInCode", id: codeId, change: { purpose } });
  const text = `${says[purpose]}验证码，${CODE_MINUTES} 分钟内有效，请勿告诉别人：`;
  await announce(ctx, { kind: "sign_in_code", phone, subject: "signInCode", subjectId: codeId, text, secret: code });
  return { codeId };
});

/** The number he has already needs no code. Whether others have a number is told only after its code: a stranger must not find out. */
async function refuseOwn(ctx: Context, phone: string): Promise<void> {
  const [own] = await ctx.tx.select({ phone: person.phone }).from(person).where(eq(person.id, personOf(ctx.actor) ?? ""));
  if (own?.phone === phone) refuse("phone_same", "这就是您现在的手机号，不用换。", { phone: "这就是您现在的手机号" });
}

/** A joining one's browser after his code: it holds the number, and has yet to say who he is (10 minutes). */
export async function enterByNumber(input: unknown, address: string): Promise<Answer<{ signInId: string; choosing: boolean }>> {
  const parsed = enterCodeInput.safeParse(input);
  return (parsed.success && (await triedTooOften(parsed.data.codeId, address))) || openByNumber({ kind: "visitor" }, input);
}

const openByNumber = command("openByNumber", enterCodeInput, async (ctx, input) => {
  const row = await usedCode(ctx, input, "joining");
  await ctx.may("sign_in.enter", {});
  const signInId = newId();
  const expiresAt = new Date(ctx.now.getTime() + CHOICE_MINUTES * MINUTE);
  await ctx.tx.insert(signInSession).values({ id: signInId, personId: null, phone: row.phone, means: "code", createdAt: ctx.now, lastSeenAt: ctx.now, expiresAt });
  await ctx.record({ subject: "signIn", id: signInId, change: { means: "code" } });
  return { signInId, choosing: true };
});

/** For a command that takes the number on: the code is used up in its transaction. Answers the number. */
export const proveNumber = command("proveNumber", proveNumberInput, async (ctx, { purpose, ...input }) => {
  const row = await usedCode(ctx, input, purpose);
  await ctx.may("sign_in.enter", {});
  await ctx.record({ subject: "signInCode", id: row.id, change: { purpose, proved: true } });
  return { phone: row.phone };
});

/** Ends a person's sign-ins except the one he acts in: they came in by a number that is no longer his. */
export const leaveOthers = command("leaveOthers", leaveOthersInput, async (ctx, { personId, signInId }) => {
  await ctx.may("sign_in.leave", { personId });
  const ended = await ctx.tx
    .update(signInSession)
    .set({ endedAt: ctx.now })
    .where(and(eq(signInSession.personId, personId), isNull(signInSession.endedAt), ne(signInSession.id, signInId)))
    .returning({ id: signInSession.id });
  await ctx.record({ subject: "signIn", id: signInId, forPersonId: personId, change: { ended: ended.length } });
  return { ended: ended.length };
});

/** Stores a code for a number, hashed, with what it may be used for and by whom. Answers it once, to be sent. */
export async function writeCode(ctx: Context, phone: string, purpose: CodePurpose): Promise<{ codeId: string; code: string }> {
  const codeId = newId();
  const code = codeFor(codeId);
  const askedBy = purpose === "phone_change" ? personOf(ctx.actor) : null;
  const expiresAt = new Date(ctx.now.getTime() + CODE_MINUTES * MINUTE);
  await ctx.tx.insert(signInCode).values({ id: codeId, phone, purpose, askedBy, codeHash: hashOfCode(codeId, code), expiresAt, createdAt: ctx.now });
  return { codeId, code };
}

/** Uses a code up: once, within its five minutes, for what it was sent for, by who asked. */
export async function usedCode(ctx: Context, { codeId, code }: { codeId: string; code: string }, purpose: CodePurpose) {
  const [row] = await ctx.tx.select().from(signInCode).where(eq(signInCode.id, codeId)).for("update");
  const stands = row && row.purpose === purpose && !row.usedAt && ctx.now < row.expiresAt;
  if (!stands || (row.askedBy !== null && row.askedBy !== personOf(ctx.actor))) return refuse("code_expired", "验证码已过期或用过了，请重新获取。", { code: "请重新获取验证码" });
  if (!sameHash(row.codeHash, hashOfCode(codeId, code))) refuse("code_wrong", "验证码不对，请核对短信里最新的 6 位数字。", { code: "验证码不对" });
  await ctx.tx.update(signInCode).set({ usedAt: ctx.now }).where(eq(signInCode.id, codeId));
  return row;
}

function no(code: string, message: string, fields: Record<string, string> = {}): Answer<never> {
  return { ok: false, code, message, fields };
}
