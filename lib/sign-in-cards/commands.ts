import { and, eq, gte, isNull, lte, or } from "drizzle-orm";
import { person, post, signInCard } from "#db/schema/people.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { withinLimit } from "#lib/attempts.ts";
import { dayOf } from "#lib/calendar.ts";
import { command, type Context } from "#lib/command.ts";
import { newId } from "#lib/ids.ts";
import { refuse, type Answer } from "#lib/refusal.ts";
import { openSignIn, type Opened } from "#lib/sign-in/commands.ts";
import { CARD_DAYS } from "#lib/sign-in/rules.ts";
import { issueCardInput, cardInput } from "./input.ts";
import { hashOfToken, tokenOf } from "./token.ts";

/** Makes a printed card that signs one person in once; a card made before and not used is void from now on. */
export const issueCard = command("issueCard", issueCardInput, async (ctx, { personId }) => {
  const [who] = await ctx.tx.select().from(person).where(eq(person.id, personId)).for("update");
  await ctx.may("person.card", { id: personId });
  if (!who || who.endedAt) refuse("person_ended", "这个人已不在册，不能再打印登录卡。");
  await onlyWhoGrantsHisPosts(ctx, personId);
  await ctx.tx
    .update(signInCard)
    .set({ expiresAt: ctx.now })
    .where(and(eq(signInCard.personId, personId), isNull(signInCard.usedAt)));
  const cardId = newId();
  const expiresAt = new Date(ctx.now.getTime() + CARD_DAYS * 86_400_000);
  await ctx.tx.insert(signInCard).values({
    id: cardId,
    personId,
    tokenHash: hashOfToken(tokenOf(cardId)),
    issuedBy: personOf(ctx.actor) ?? personId,
    issuedAt: ctx.now,
    expiresAt,
  });
  await ctx.record({ subject: "signInCard", id: cardId, organizationId: who.organizationId, forPersonId: personId });
  return { cardId };
});

/** Signs in the person whose card this is, once. */
export async function enterByCard(input: unknown, address: string): Promise<Answer<Opened>> {
  if (!(await withinLimit(`card from ${address}`, 60, 900)))
    return { ok: false, code: "too_many", message: "试的次数太多，请过 15 分钟再试。", fields: {} };
  const visitor: Actor = { kind: "visitor" };
  return signInByCard(visitor, input);
}

const signInByCard = command("signInByCard", cardInput, async (ctx, { token }): Promise<Opened> => {
  const [card] = await ctx.tx
    .select()
    .from(signInCard)
    .where(eq(signInCard.tokenHash, hashOfToken(token)))
    .for("update");
  await ctx.may("sign_in.enter", {});
  if (!card) refuse("card_unknown", "没有找到这张登录卡，请重新扫码，或请社区、支部另打一张。");
  if (card.usedAt) refuse("card_used", "这张登录卡已经用过了，请社区、支部另打一张。");
  if (ctx.now >= card.expiresAt) refuse("card_expired", "这张登录卡已过期，请社区、支部另打一张。");
  const [who] = await ctx.tx
    .select({ endedAt: person.endedAt, organizationId: person.organizationId })
    .from(person)
    .where(eq(person.id, card.personId));
  if (!who || who.endedAt) refuse("person_ended", "这张登录卡的主人已不在册，请与社区、支部联系。");
  await ctx.tx.update(signInCard).set({ usedAt: ctx.now }).where(eq(signInCard.id, card.id));
  await ctx.record({ subject: "signInCard", id: card.id, organizationId: who.organizationId, forPersonId: card.personId, change: { used: true } });
  return openSignIn.within(ctx, { personId: card.personId, means: "card" });
});

/** A card opens all that its person may do: for one who holds posts only those who grant such posts may print it. */
async function onlyWhoGrantsHisPosts(ctx: Context, personId: string): Promise<void> {
  const today = dayOf(ctx.now);
  const held = await ctx.tx
    .select({ organizationId: post.organizationId })
    .from(post)
    .where(
      and(
        eq(post.personId, personId),
        isNull(post.endedAt),
        isNull(post.sessionId),
        lte(post.fromDay, today),
        or(isNull(post.toDay), gte(post.toDay, today)),
      ),
    );
  for (const { organizationId } of held) await ctx.may("post.grant", { organizationId });
}
