import { eq } from "drizzle-orm";
import { organization } from "#db/schema/organizations.ts";
import { setUpLink } from "#db/schema/people.ts";
import type { Actor } from "#lib/actor.ts";
import { withinLimit } from "#lib/attempts.ts";
import { command, lockName } from "#lib/command.ts";
import { keyedHash, newToken } from "#lib/crypto.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { addOrganization } from "#lib/organizations/commands.ts";
import { addPerson } from "#lib/people/commands.ts";
import { grantPost } from "#lib/posts/commands.ts";
import { refuse, type Answer } from "#lib/refusal.ts";
import { choosePassword, openSignIn, type Opened } from "#lib/sign-in/commands.ts";
import { SET_UP_DAYS } from "#lib/sign-in/rules.ts";
import { issueLinkInput, setUpInput } from "./input.ts";

const hashOf = (token: string) => keyedHash("set-up link", token);

/** Makes the one-time link by which the first administrator comes in; the launcher prints it. A link made before is void. */
export async function issueSetUpLink(): Promise<string> {
  const token = newToken();
  const made = await issueLink({ kind: "job", name: "set-up" }, { token });
  if (!made.ok) throw new Error(made.message);
  return `${env().PUBLIC_ADDRESS}/set-up/${token}`;
}

const issueLink = command("issueSetUpLink", issueLinkInput, async (ctx, { token }) => {
  await lockName(ctx.tx, "set-up");
  await ctx.may("sign_in.set_up", {});
  if ((await ctx.tx.select({ id: organization.id }).from(organization).limit(1)).length > 0) refuse("already_set_up", "系统已经设置过。");
  await ctx.tx.update(setUpLink).set({ usedAt: ctx.now });
  await ctx.tx.insert(setUpLink).values({ tokenHash: hashOf(token), expiresAt: new Date(ctx.now.getTime() + SET_UP_DAYS * 86_400_000) });
  await ctx.record({ subject: "setUpLink", id: newId() });
  return { issued: true };
});

/** The first administrator: the working committee, himself, his post and password, in one go and once. */
export async function setUp(input: unknown, address: string): Promise<Answer<Opened>> {
  if (!(await withinLimit(`set-up from ${address}`, 30, 900)))
    return { ok: false, code: "too_many", message: "试的次数太多，请过 15 分钟再试。", fields: {} };
  const visitor: Actor = { kind: "visitor" };
  return setUpFirst(visitor, input);
}

const setUpFirst = command("setUp", setUpInput, async (ctx, input): Promise<Opened> => {
  await lockName(ctx.tx, "set-up");
  const [link] = await ctx.tx
    .select()
    .from(setUpLink)
    .where(eq(setUpLink.tokenHash, hashOf(input.token)))
    .for("update");
  await ctx.may("sign_in.set_up", {});
  if (!link || link.usedAt || ctx.now >= link.expiresAt)
    refuse("set_up_over", "这个链接已经用过或过期。如果系统还没有设置，请重新启动服务，取得新的链接。");
  await ctx.tx.update(setUpLink).set({ usedAt: ctx.now }).where(eq(setUpLink.tokenHash, link.tokenHash));
  const { organizationId } = await addOrganization.within(ctx, { kind: "working_committee", name: input.organizationName });
  const { personId } = await addPerson.within(ctx, { name: input.name, phone: input.phone, organizationId });
  await grantPost.within(ctx, { personId, role: "system_admin", organizationId });
  await choosePassword.within(ctx, { personId, password: input.password });
  await ctx.record({ subject: "organization", id: organizationId, organizationId, forPersonId: personId });
  return openSignIn.within(ctx, { personId, means: "set_up" });
});
