import { and, desc, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { disbursement, gift, giftApplication } from "#db/schema/gifts.ts";
import { openingTotal } from "#db/schema/organizations.ts";
import type { RecipientKind } from "#db/words.ts";
import { personOf, type Actor } from "../actor.ts";
import { now } from "../clock.ts";
import { holdsAction, may, scope } from "../reach.ts";
import { occasions } from "./helped.ts";

const stands = and(eq(gift.state, "received"), isNull(gift.reversesId));
const year = (day: unknown) => sql<number>`extract(year from ${day})::int`;

/**
 * 累计捐资助学 for first screens, of what the actor may count (below `organizationPath`, or his own reach): whole fen
 * received, paid and left, goods in pieces, people helped; 期初累计数 apart. Null when he may not count gifts.
 */
export async function giftTotals(actor: Actor, organizationPath?: string) {
  if (!holdsAction(actor, "gift.count") || actor.kind !== "post") return null;
  const db = database();
  const path = organizationPath ?? actor.post.path;
  const below = sql`(select o.id from organization o where o.path like ${`${path}%`})`;
  const mine = and(stands, scope(actor, "gift.count"), sql`${gift.organizationId} in ${below}`);
  const [asOf, [sums], [helped], [opening]] = await Promise.all([
    now(),
    db.select({ receivedFen: sql<number>`coalesce(sum(${gift.amountFen}) filter (where ${gift.kind} = 'money'), 0)::float8`, paidFen: sql<number>`coalesce(sum(${gift.usedFen}), 0)::float8`, goods: sql<number>`coalesce(sum(${gift.count}), 0)::int`, goodsGiven: sql<number>`coalesce(sum(${gift.usedCount}), 0)::int` }).from(gift).where(mine),
    db.execute<{ people: number }>(sql`select coalesce(sum(people), 0)::int as people from ${occasions(mine)}`),
    db.select({ fen: sql<number>`coalesce(sum(${openingTotal.value}), 0)::float8`, until: sql<string | null>`max(${openingTotal.until})` }).from(openingTotal).where(and(eq(openingTotal.measure, "gifts_fen"), isNotNull(openingTotal.approvedAt), sql`${openingTotal.organizationId} in ${below}`)),
  ]);
  const receivedFen = sums?.receivedFen ?? 0;
  const paidFen = sums?.paidFen ?? 0;
  return { asOf, receivedFen, paidFen, balanceFen: receivedFen - paidFen, goods: sums?.goods ?? 0, goodsGiven: sums?.goodsGiven ?? 0, people: helped?.people ?? 0, openingFen: opening?.fen ?? 0, openingUntil: opening?.until ?? null };
}

/** 公示: totals by year, goods, and uses by kind of recipient. No donor, no one's amount, no name (domain.md, 慈善法). */
export async function publicGifts(actor: Actor) {
  const db = database();
  if (!(await may(db, actor, "gift.public", { public: true }))) return null;
  const [asOf, received, used, helped, goods, uses, [opening]] = await Promise.all([
    now(),
    db.select({ year: year(gift.receivedOn), fen: sql<number>`coalesce(sum(${gift.amountFen}) filter (where ${gift.kind} = 'money'), 0)::float8`, pieces: sql<number>`coalesce(sum(${gift.count}), 0)::int` }).from(gift).where(stands).groupBy(year(gift.receivedOn)),
    db.select({ year: year(disbursement.paidOn), fen: sql<number>`sum(${disbursement.amountFen})::float8`, pieces: sql<number>`sum(${disbursement.count})::int` }).from(disbursement).groupBy(year(disbursement.paidOn)),
    db.execute<{ year: number; recipientKind: RecipientKind; people: number }>(sql`select extract(year from paid_on)::int as year, recipient_kind as "recipientKind", sum(people)::int as people from ${occasions()} group by 1, 2`),
    db.select({ item: gift.item, unitName: gift.unitName, count: sql<number>`sum(${gift.count})::int`, used: sql<number>`sum(${gift.usedCount})::int` }).from(gift).where(and(stands, eq(gift.kind, "goods"))).groupBy(gift.item, gift.unitName).orderBy(gift.item).limit(50),
    db
      .select({ recipientKind: giftApplication.recipientKind, fen: sql<number>`sum(${disbursement.amountFen})::float8`, pieces: sql<number>`sum(${disbursement.count})::int` })
      .from(disbursement)
      .innerJoin(giftApplication, eq(giftApplication.id, disbursement.applicationId))
      .groupBy(giftApplication.recipientKind)
      .having(sql`sum(${disbursement.amountFen}) <> 0 or sum(${disbursement.count}) <> 0`),
    db.select({ fen: sql<number>`coalesce(sum(${openingTotal.value}), 0)::float8`, until: sql<string | null>`max(${openingTotal.until})` }).from(openingTotal).where(and(eq(openingTotal.measure, "gifts_fen"), isNotNull(openingTotal.approvedAt))),
  ]);
  const people = (which: (row: { year: number; recipientKind: RecipientKind }) => boolean) => helped.filter(which).reduce((sum, row) => sum + row.people, 0);
  const years = [...new Set([...received, ...used].map((row) => row.year))].sort((a, b) => b - a);
  return {
    asOf,
    years: years.map((one) => {
      const [came, went] = [received.find((row) => row.year === one), used.find((row) => row.year === one)];
      return { year: one, receivedFen: came?.fen ?? 0, goods: came?.pieces ?? 0, usedFen: went?.fen ?? 0, goodsGiven: went?.pieces ?? 0, people: people((row) => row.year === one) };
    }),
    goods,
    uses: uses.map((use) => ({ ...use, people: people((row) => row.recipientKind === use.recipientKind) })),
    openingFen: opening?.fen ?? 0,
    openingUntil: opening?.until ?? null,
  };
}

export type Waiting = { what: "decide" | "pay" | "receipt" | "arrive"; id: string; number: string; about: string; since: Date };

/** What waits for this post: applications to decide (not one's own), approved to be paid, paid to be signed for, promises to come. Oldest first. */
export async function waiting(actor: Actor): Promise<Waiting[]> {
  const db = database();
  const decides = holdsAction(actor, "gift_application.decide");
  const applies = holdsAction(actor, "gift_application.apply");
  const me = personOf(actor);
  const columns = { id: giftApplication.id, number: giftApplication.number, about: giftApplication.purpose };
  const [toDecide, toPay, toSign, promised] = await Promise.all([
    decides && me ? db.select({ ...columns, since: giftApplication.appliedAt }).from(giftApplication).where(and(scope(actor, "gift_application.decide"), eq(giftApplication.state, "applied"), ne(giftApplication.appliedBy, me))).orderBy(giftApplication.id).limit(50) : [],
    applies ? db.select({ ...columns, since: sql<Date>`coalesce(${giftApplication.decidedAt}, ${giftApplication.appliedAt})`.mapWith(giftApplication.appliedAt) }).from(giftApplication).where(and(scope(actor, "gift_application.apply"), eq(giftApplication.state, "approved"))).orderBy(giftApplication.id).limit(50) : [],
    applies ? db.select({ ...columns, since: sql<Date>`coalesce(${giftApplication.decidedAt}, ${giftApplication.appliedAt})`.mapWith(giftApplication.appliedAt) }).from(giftApplication).where(and(scope(actor, "gift_application.apply"), eq(giftApplication.state, "paid"))).orderBy(giftApplication.id).limit(50) : [],
    holdsAction(actor, "gift.record") ? db.select({ id: gift.id, number: gift.number, about: gift.donorName, since: gift.recordedAt }).from(gift).where(and(scope(actor, "gift.record"), eq(gift.state, "pledged"))).orderBy(desc(gift.id)).limit(50) : [],
  ]);
  const named = (what: Waiting["what"], rows: Omit<Waiting, "what">[]) => rows.map((row) => ({ ...row, what }));
  return [...named("decide", toDecide), ...named("pay", toPay), ...named("receipt", toSign), ...named("arrive", promised)].sort((a, b) => a.since.getTime() - b.since.getTime());
}
