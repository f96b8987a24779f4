import { hash, verify } from "@node-rs/argon2";
import { and, asc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { password, person, signInSession } from "#db/schema/people.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { withinLimit } from "#lib/attempts.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { announce } from "#lib/outbox.ts";
import { refuse, type Answer } from "#lib/refusal.ts";
import { codesReachPeople } from "./codes.ts";
import { askForCodeInput, choosePasswordInput, choosePersonInput, enterCodeInput, enterPasswordInput, leaveInput, openSignInInput, setPasswordInput } from "./input.ts";
import { askedTooOften, triedTooOften, usedCode, writeCode } from "./number.ts";
import { demonstrationPersons } from "./queries.ts";
import { CHOICE_MINUTES, CODE_MINUTES, mayReplacePassword, signInUntil } from "./rules.ts";

export { askForNumber, enterByNumber, leaveOthers, proveNumber, triedTooOften } from "./number.ts";

const visitor: Actor = { kind: "visitor" };
const MINUTE = 60_000;
type Means = (typeof openSignInInput)["_output"]["means"];
/** What signing in answers: the row behind the cookie, and whether a shared phone has yet to say who he is. */
export type Opened = { signInId: string; choosing: boolean };

/** Sends a six-digit code. The answer is the same whether or not anybody here has the number. `address`: where it came from, for the limit. */
export async function askForCode(input: unknown, address: string): Promise<Answer<{ codeId: string }>> {
  if (!codesReachPeople()) return no("no_adapter", "这里没有接通短信，请用密码或登录卡登录。");
  const parsed = askForCodeInput.safeParse(input);
  const tooOften = parsed.success ? await askedTooOften(parsed.data.phone, address) : null;
  if (tooOften) return tooOften;
  return sendCode(visitor, input);
}

const sendCode = command("sendCode", askForCodeInput, async (ctx, { phone }) => {
  await ctx.may("sign_in.enter", {});
  const { codeId, code } = await writeCode(ctx, phone, "sign_in");
  const [first, ...others] = await personsOf(ctx, phone);
  await ctx.record({ subject: "signInCode", id: codeId, organizationId: first?.organizationId });
  if (first) {
    const personId = others.length > 0 ? null : first.id;
    await announce(ctx, {
      kind: "sign_in_code",
      personId,
      phone,
      organizationId: first.organizationId,
      subject: "signInCode",
      subjectId: codeId,
      text: `登录验证码，${CODE_MINUTES} 分钟内有效，请勿告诉别人：`,
      secret: code,
    });
  }
  return { codeId };
});

/** Signs in by a code: once, within 5 minutes, five tries. */
export async function enterCode(input: unknown, address: string): Promise<Answer<Opened>> {
  const parsed = enterCodeInput.safeParse(input);
  const tooOften = parsed.success ? await triedTooOften(parsed.data.codeId, address) : null;
  if (tooOften) return tooOften;
  return signInByCode(visitor, input);
}

const signInByCode = command("signInByCode", enterCodeInput, async (ctx, input): Promise<Opened> => {
  const row = await usedCode(ctx, input, "sign_in");
  await ctx.may("sign_in.enter", {});
  const persons = await personsOf(ctx, row.phone);
  const [first, ...others] = persons;
  if (!first) refuse("phone_unknown", "这个号码还没有登记。请联系您的社区、支部或单位联络员登记后再来。");
  return openRow(ctx, others.length > 0 ? null : first.id, "code", row.phone);
});

/** On a shared phone, after the code: which of its persons he is. */
export const choosePerson = command("choosePerson", choosePersonInput, async (ctx, { signInId, personId }): Promise<Opened> => {
  const [row] = await ctx.tx.select().from(signInSession).where(eq(signInSession.id, signInId)).for("update");
  await ctx.may("sign_in.enter", {});
  if (!row || row.endedAt || ctx.now >= row.expiresAt) refuse("choice_expired", "等得太久了，请重新登录。");
  if (row.personId === personId) return { signInId, choosing: false };
  const chosen = row.personId ? undefined : (await personsOf(ctx, row.phone)).find((one) => one.id === personId);
  if (!chosen) refuse("not_on_this_phone", "这个号码下没有这位，请重新选择。");
  await ctx.tx
    .update(signInSession)
    .set({ personId, lastSeenAt: ctx.now, expiresAt: signInUntil(ctx.now) })
    .where(eq(signInSession.id, signInId));
  await ctx.record({ subject: "signIn", id: signInId, organizationId: chosen.organizationId, forPersonId: personId, change: { means: row.means } });
  return { signInId, choosing: false };
});

/** Signs in by password: for those who hold a post. The same refusal whatever was wrong. */
export async function enterPassword(input: unknown, address: string): Promise<Answer<Opened>> {
  const parsed = enterPasswordInput.safeParse(input);
  if (parsed.success) {
    const within = (await withinLimit(`password from ${address}`, 60, 900)) && (await withinLimit(`password for ${parsed.data.phone}`, 8, 900));
    if (!within) return no("too_many", "试的次数太多，请过 15 分钟再试。");
  }
  return signInByPassword(visitor, input);
}

const signInByPassword = command("signInByPassword", enterPasswordInput, async (ctx, input): Promise<Opened> => {
  await ctx.may("sign_in.enter", {});
  const persons = await personsOf(ctx, input.phone);
  const rows =
    persons.length === 0
      ? []
      : await ctx.tx
          .select()
          .from(password)
          .where(
            inArray(
              password.personId,
              persons.map((one) => one.id),
            ),
          );
  const matches: string[] = [];
  // A number nobody has takes as long as one that somebody has.
  for (const row of rows.length > 0 ? rows : [{ personId: "", hash: await nobodysHash() }])
    if (await verify(row.hash, input.password)) matches.push(row.personId);
  const personId = matches.find((id) => id !== "");
  if (!personId || !(await holdsPost(ctx, personId)))
    refuse("password_wrong", "手机号或密码不对。忘了密码，可用验证码或登录卡登录后重设。", { password: "手机号或密码不对" });
  return openRow(ctx, personId, "password", input.phone);
});

/** Opens a sign-in for a person already known: a card, the demonstration's list, set-up, the world of a story. */
export const openSignIn = command("openSignIn", openSignInInput, async (ctx, { personId, means }): Promise<Opened> => {
  await ctx.may("sign_in.open", {});
  return openRow(ctx, personId, means, "");
});

/** The demonstration's one tap; refused for everybody and everywhere else. */
export async function enterAsShown(personId: string): Promise<Answer<Opened>> {
  const shown = await demonstrationPersons();
  if (!shown.some((one) => one.id === personId)) return no("not_found", "没有这位演示人员，请刷新页面再选。");
  return openSignIn({ kind: "job", name: "demonstration" }, { personId, means: "demo" });
}

/** Ends this sign-in, or all of this person's: each browser is out at its next request. */
export const leave = command("leave", leaveInput, async (ctx, { everywhere }) => {
  const personId = personOf(ctx.actor);
  await ctx.may("sign_in.leave", { personId });
  const signInId = "signInId" in ctx.actor ? ctx.actor.signInId : "";
  const mine = and(eq(signInSession.personId, personId ?? ""), isNull(signInSession.endedAt));
  const ended = await ctx.tx
    .update(signInSession)
    .set({ endedAt: ctx.now })
    .where(everywhere ? mine : and(mine, eq(signInSession.id, signInId)))
    .returning({ id: signInSession.id });
  await ctx.record({ subject: "signIn", id: signInId, change: { ended: ended.length, everywhere } });
  return { ended: ended.length };
});

/** The first administrator's password, chosen at set-up; a job's alone. */
export const choosePassword = command("choosePassword", choosePasswordInput, async (ctx, input) => {
  await ctx.may("sign_in.open", {});
  await ctx.tx.insert(password).values({ personId: input.personId, hash: await hash(input.password), changedAt: ctx.now });
  await ctx.record({ subject: "person", id: input.personId, change: { password: "set" } });
  return { personId: input.personId };
});

/** Sets the password of a person who holds a post. */
export const setPassword = command("setPassword", setPasswordInput, async (ctx, input) => {
  const personId = personOf(ctx.actor) ?? "";
  await ctx.may("person.password", { personId });
  if (!(await holdsPost(ctx, personId))) refuse("no_post", "密码供有岗位的工作人员使用；您用验证码或登录卡登录即可。");
  const [before] = await ctx.tx.select().from(password).where(eq(password.personId, personId)).for("update");
  const [here] = await ctx.tx
    .select()
    .from(signInSession)
    .where(eq(signInSession.id, "signInId" in ctx.actor ? ctx.actor.signInId : ""));
  if (before && !(here && mayReplacePassword(here, ctx.now)) && !(await verify(before.hash, input.current)))
    refuse("password_wrong", "原密码不对。", { current: "原密码不对" });
  const made = { hash: await hash(input.password), changedAt: ctx.now };
  await ctx.tx
    .insert(password)
    .values({ personId, ...made })
    .onConflictDoUpdate({ target: password.personId, set: made });
  await ctx.record({ subject: "person", id: personId, change: { password: before ? "changed" : "set" } });
  return { personId };
});

/** Keeps a sign-in awake at a post: at most one write a minute, and no trail, for nothing is decided by it. */
export async function seenAtPost(signInId: string, lastSeenAt: Date): Promise<void> {
  const instant = await now();
  if (instant.getTime() - lastSeenAt.getTime() < MINUTE) return;
  await database()
    .update(signInSession)
    .set({ lastSeenAt: instant })
    .where(and(eq(signInSession.id, signInId), lt(signInSession.lastSeenAt, instant)));
}

/** Those who have this phone and are still with us, in the order they were entered. */
function personsOf(ctx: Context, phone: string) {
  return ctx.tx
    .select({ id: person.id, organizationId: person.organizationId })
    .from(person)
    .where(and(eq(person.phone, phone), isNull(person.endedAt)))
    .orderBy(asc(person.id));
}

async function openRow(ctx: Context, personId: string | null, means: Means, phone: string): Promise<Opened> {
  const signInId = newId();
  const expiresAt = personId ? signInUntil(ctx.now) : new Date(ctx.now.getTime() + CHOICE_MINUTES * MINUTE);
  await ctx.tx.insert(signInSession).values({ id: signInId, personId, phone, means, createdAt: ctx.now, lastSeenAt: ctx.now, expiresAt });
  const [who] = personId ? await ctx.tx.select({ organizationId: person.organizationId }).from(person).where(eq(person.id, personId)) : [];
  await ctx.record({ subject: "signIn", id: signInId, organizationId: who?.organizationId, forPersonId: personId, change: { means } });
  return { signInId, choosing: personId === null };
}

async function holdsPost(ctx: Context, personId: string): Promise<boolean> {
  const today = dayOf(ctx.now);
  const [row] = await ctx.tx.execute(
    sql`select 1 from post where person_id = ${personId} and ended_at is null and from_day <= ${today} and (to_day is null or to_day >= ${today}) limit 1`,
  );
  return row !== undefined;
}

let nobody: Promise<string> | undefined;
function nobodysHash(): Promise<string> {
  nobody ??= hash(newId());
  return nobody;
}

function no(code: string, message: string, fields: Record<string, string> = {}): Answer<never> {
  return { ok: false, code, message, fields };
}
