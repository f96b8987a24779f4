import { eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { person, signInCard } from "#db/schema/people.ts";
import type { Actor } from "#lib/actor.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { isId } from "#lib/ids.ts";
import { maskName } from "#lib/masks.ts";
import { may } from "#lib/reach.ts";
import { hashOfToken, tokenOf } from "./token.ts";

export type CardStanding = { state: "ready"; maskedName: string } | { state: "used" | "expired" | "unknown" };

/** What a scanned card is, before the button: whose it is by a masked name. */
export async function cardStanding(token: string): Promise<CardStanding> {
  const [row] = await database()
    .select({ name: person.name, ended: person.endedAt, usedAt: signInCard.usedAt, expiresAt: signInCard.expiresAt })
    .from(signInCard)
    .innerJoin(person, eq(person.id, signInCard.personId))
    .where(eq(signInCard.tokenHash, hashOfToken(token)));
  if (!row || row.ended) return { state: "unknown" };
  if (row.usedAt) return { state: "used" };
  return (await now()) >= row.expiresAt ? { state: "expired" } : { state: "ready", maskedName: maskName(row.name) };
}

export interface CardPage {
  person: { id: string; name: string; organizationName: string };
  /** The card to print, while it is good. */
  card: { address: string; expiresAt: Date } | null;
}

/** The page that makes and prints a person's card; null when he is none of this post's. */
export async function cardPage(actor: Actor, personId: string, cardId: string | undefined): Promise<CardPage | null> {
  if (!isId(personId) || !(await may(database(), actor, "person.card", { id: personId }))) return null;
  const [who] = await database()
    .select({ id: person.id, name: person.name, organizationName: organization.name })
    .from(person)
    .leftJoin(organization, eq(organization.id, person.organizationId))
    .where(eq(person.id, personId));
  if (!who) return null;
  const [card] = isId(cardId) ? await database().select().from(signInCard).where(eq(signInCard.id, cardId)) : [];
  const good = card && card.personId === personId && !card.usedAt && (await now()) < card.expiresAt;
  return {
    person: { ...who, organizationName: who.organizationName ?? "" },
    card: good ? { address: `${env().PUBLIC_ADDRESS}/sign-in/card/${tokenOf(card.id)}`, expiresAt: card.expiresAt } : null,
  };
}
