import { and, asc, desc, eq, isNull, lt, ne, or, sql, type SQL } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { disbursement, gift, giftApplication, thankYouLetter } from "#db/schema/gifts.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { session } from "#db/schema/sessions.ts";
import type { ApplicationState, GiftKind, GiftState } from "#db/words.ts";
import { personOf, type Actor } from "../actor.ts";
import { isId } from "../ids.ts";
import { holdsAction, may, scope } from "../reach.ts";
import { applicationAfter, giftAfter } from "./rules.ts";

export { giftTotals, publicGifts, waiting, type Waiting } from "./totals.ts";

const PAGE = 30;
const CAP = 1001;
const fen = (value: SQL) => sql<number>`coalesce(sum(${value}), 0)::float8`;
/** The day a gift counts on: when it came, or for a promise the day it was entered (Asia/Shanghai). */
const giftDay = sql<string>`coalesce(${gift.receivedOn}, (${gift.recordedAt} at time zone 'Asia/Shanghai')::date)`;

export interface GiftFilter {
  year?: number | undefined;
  kind?: GiftKind | undefined;
  state?: GiftState | undefined;
  search?: string | undefined;
  after?: string | undefined;
  /** Every row, for print. */
  all?: boolean;
}

/** 台账: gifts newest first, each with its balance, and the sums of the whole filter. Donors are named for whom gift.read names them. */
export async function giftLedger(actor: Actor, filter: GiftFilter) {
  const isNamed = holdsAction(actor, "gift.read");
  const search = filter.search?.trim();
  const where = and(
    scope(actor, isNamed ? "gift.read" : "gift.count"),
    filter.year ? sql`${giftDay} between ${`${filter.year}-01-01`}::date and ${`${filter.year}-12-31`}::date` : undefined,
    filter.kind ? eq(gift.kind, filter.kind) : undefined,
    filter.state ? eq(gift.state, filter.state) : undefined,
    search ? or(contains(gift.number, search), contains(gift.item, search), isNamed ? contains(gift.donorName, search) : undefined) : undefined,
  );
  const db = database();
  const [rows, [sums], counted] = await Promise.all([
    db
      .select({ ...giftColumns(isNamed), organization: organization.shortName })
      .from(gift)
      .innerJoin(organization, eq(organization.id, gift.organizationId))
      .where(and(where, isId(filter.after) ? lt(gift.id, filter.after) : undefined))
      .orderBy(desc(gift.id))
      .limit(filter.all ? 2000 : PAGE + 1),
    db
      .select({
        receivedFen: sql<number>`coalesce(sum(${gift.amountFen}) filter (where ${gift.kind} = 'money' and ${gift.receivedOn} is not null), 0)::float8`,
        pledgedFen: sql<number>`coalesce(sum(${gift.amountFen}) filter (where ${gift.kind} = 'money' and ${gift.state} = 'pledged'), 0)::float8`,
        usedFen: fen(sql`${gift.usedFen}`),
        goods: sql<number>`coalesce(sum(${gift.count}) filter (where ${gift.kind} = 'goods' and ${gift.receivedOn} is not null), 0)::int`,
        usedGoods: sql<number>`coalesce(sum(${gift.usedCount}), 0)::int`,
      })
      .from(gift)
      .where(where),
    db.$count(db.select({ id: gift.id }).from(gift).where(where).limit(CAP).as("capped")),
  ]);
  const page = filter.all ? rows : rows.slice(0, PAGE);
  return { rows: page, next: !filter.all && rows.length > PAGE ? (page.at(-1)?.id ?? null) : null, count: counted, sums: sums ?? nothing, mayRecord: holdsAction(actor, "gift.record"), isNamed };
}
const nothing = { receivedFen: 0, pledgedFen: 0, usedFen: 0, goods: 0, usedGoods: 0 };

/** One gift with every use of it down to each row (捐赠法 21), and what the actor may do; null when he may not see it. */
export async function oneGift(actor: Actor, id: string) {
  const db = database();
  if (!isId(id) || !(await may(db, actor, "gift.count", { id }))) return null;
  const isNamed = await may(db, actor, "gift.read", { id });
  const reversal = alias(gift, "reversal");
  const [row] = await db
    .select({ ...giftColumns(isNamed), organization: organization.name, enteredBy: isNamed ? person.name : sql<null>`null`, reason: gift.reason, reversalId: reversal.id, session: session.title, sessionId: session.id })
    .from(gift)
    .innerJoin(organization, eq(organization.id, gift.organizationId))
    .leftJoin(person, eq(person.id, gift.enteredBy))
    .leftJoin(reversal, eq(reversal.reversesId, gift.id))
    .leftJoin(session, eq(session.id, gift.sessionId))
    .where(eq(gift.id, id));
  if (!row) return null;
  const uses = await db
    .select({ ...partColumns, application: giftApplication.number, purpose: giftApplication.purpose, recipientKind: giftApplication.recipientKind, recipient: isNamed ? giftApplication.recipient : sql<string>`case when ${giftApplication.recipientKind} = 'named' then '' else ${giftApplication.recipient} end`, class: giftApplication.class })
    .from(disbursement)
    .innerJoin(giftApplication, eq(giftApplication.id, disbursement.applicationId))
    .where(eq(disbursement.giftId, id))
    .orderBy(asc(disbursement.id))
    .limit(500);
  const isUnused = row.usedFen === 0 && row.usedCount === 0;
  const mayReceive = giftAfter(row.state, "receive") !== null && (await may(db, actor, "gift.record", { id }));
  const mayReverse = isUnused && row.reversesId === null && giftAfter(row.state, "reverse") !== null && (await may(db, actor, "gift.reverse", { id }));
  return { ...row, uses, isNamed, mayReceive, mayReverse };
}

function giftColumns(isNamed: boolean) {
  const { id, number, kind, state, donorKind, amountFen, usedFen, item, unitName, count, usedCount, usable, earmark, unrelated, receivedOn, means, reversesId, recordedAt } = gift;
  const hidden = sql<string | null>`null`;
  return { id, number, kind, state, donorKind, donorName: isNamed ? sql<string | null>`${gift.donorName}` : hidden, witnessedBy: isNamed ? sql<string | null>`${gift.witnessedBy}` : hidden, amountFen, usedFen, item, unitName, count, usedCount, usable, earmark, unrelated, receivedOn, means, reversesId, recordedAt };
}

const { id: partId, applicationId, giftId, amountFen, count, paidOn, people, reversesId } = disbursement;
const partColumns = {
  id: partId,
  applicationId,
  giftId,
  amountFen,
  count,
  paidOn,
  people,
  reversesId,
  receiver: disbursement.receiver,
  reason: disbursement.reason,
  isReversed: sql<boolean>`exists (select 1 from disbursement undone where undone.reverses_id = "disbursement"."id")`,
};

/** Applications newest first, by state. */
export async function giftApplications(actor: Actor, filter: { state?: ApplicationState | undefined; after?: string | undefined }) {
  const db = database();
  const where = and(scope(actor, "gift_application.read"), filter.state ? eq(giftApplication.state, filter.state) : undefined);
  const { id, number, kind, state, purpose, recipientKind, recipient, class: grade, people: persons, amountFen: asked, paidFen, item, count: wanted, paidCount, appliedAt } = giftApplication;
  const [rows, counted] = await Promise.all([
    db
      .select({ id, number, kind, state, purpose, recipientKind, recipient, class: grade, people: persons, amountFen: asked, paidFen, item, count: wanted, paidCount, appliedAt })
      .from(giftApplication)
      .where(and(where, isId(filter.after) ? lt(giftApplication.id, filter.after) : undefined))
      .orderBy(desc(giftApplication.id))
      .limit(PAGE + 1),
    db.$count(db.select({ id }).from(giftApplication).where(where).limit(CAP).as("capped")),
  ]);
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null, count: counted, mayApply: holdsAction(actor, "gift_application.apply") };
}

/** One application with its parts and letters, and what the actor may do next; null when he may not see it. */
export async function oneApplication(actor: Actor, id: string) {
  const db = database();
  if (!isId(id) || !(await may(db, actor, "gift_application.read", { id }))) return null;
  const decider = alias(person, "decider");
  const [row] = await db
    .select({ application: giftApplication, organization: organization.name, appliedBy: person.name, decidedBy: decider.name })
    .from(giftApplication)
    .innerJoin(organization, eq(organization.id, giftApplication.organizationId))
    .leftJoin(person, eq(person.id, giftApplication.appliedBy))
    .leftJoin(decider, eq(decider.id, giftApplication.decidedBy))
    .where(eq(giftApplication.id, id));
  if (!row) return null;
  const { application } = row;
  const [parts, letters, mayApply, mayDecide, mayUndo] = await Promise.all([
    db.select({ ...partColumns, gift: gift.number, unitName: gift.unitName }).from(disbursement).innerJoin(gift, eq(gift.id, disbursement.giftId)).where(eq(disbursement.applicationId, id)).orderBy(asc(disbursement.id)).limit(500),
    lettersWhere(actor, eq(thankYouLetter.applicationId, id)),
    may(db, actor, "gift_application.apply", { id }),
    may(db, actor, "gift_application.decide", { id }),
    may(db, actor, "gift.reverse", { organizationId: application.organizationId }),
  ]);
  return {
    ...application,
    organization: row.organization,
    appliedByName: row.appliedBy,
    decidedByName: row.decidedBy,
    parts,
    letters,
    mayDecide: mayDecide && applicationAfter(application.state, "approve") !== null && application.appliedBy !== personOf(actor),
    mayPay: mayApply && applicationAfter(application.state, "pay") !== null,
    mayReceipt: mayApply && applicationAfter(application.state, "receipt") !== null,
    mayUndo: mayUndo && applicationAfter(application.state, "unpay") !== null,
    mayThank: holdsAction(actor, "thank_you_letter.add"),
  };
}

/** The gifts an application can be paid from: its organization's, of its kind (and item), with a balance; oldest first. */
export async function payableGifts(actor: Actor, application: { organizationId: string; kind: GiftKind; item: string }) {
  return database()
    .select({ id: gift.id, number: gift.number, donorName: gift.donorName, kind: gift.kind, amountFen: gift.amountFen, usedFen: gift.usedFen, count: gift.count, usedCount: gift.usedCount, unitName: gift.unitName, item: gift.item, earmark: gift.earmark })
    .from(gift)
    .where(
      and(
        scope(actor, "gift.read"),
        eq(gift.organizationId, application.organizationId),
        eq(gift.kind, application.kind),
        eq(gift.state, "received"),
        isNull(gift.reversesId),
        application.kind === "goods" ? and(eq(gift.item, application.item), sql`${gift.usedCount} < ${gift.count}`) : sql`${gift.usedFen} < ${gift.amountFen}`,
      ),
    )
    .orderBy(asc(gift.id))
    .limit(100);
}

/** 感谢信, newest first. */
export function thankYouLetters(actor: Actor, filter: { after?: string | undefined } = {}) {
  return lettersWhere(actor, isId(filter.after) ? lt(thankYouLetter.id, filter.after) : undefined);
}

function lettersWhere(actor: Actor, where: SQL | undefined) {
  const { id, from, receivedOn, note, fileId } = thankYouLetter;
  return database()
    .select({ id, from, receivedOn, note, fileId, applicationId: thankYouLetter.applicationId, application: giftApplication.number, sessionId: thankYouLetter.sessionId, session: session.title })
    .from(thankYouLetter)
    .leftJoin(giftApplication, eq(giftApplication.id, thankYouLetter.applicationId))
    .leftJoin(session, eq(session.id, thankYouLetter.sessionId))
    .where(and(scope(actor, "thank_you_letter.read"), where))
    .orderBy(desc(thankYouLetter.id))
    .limit(PAGE);
}

/** What the form of a gift or letter may name beside it: the last sessions of this organization and its last applications. */
export async function giftLinks(actor: Actor, organizationId: string) {
  const db = database();
  const [sessions, applications] = await Promise.all([
    db.select({ id: session.id, title: session.title, startsAt: session.startsAt }).from(session).where(and(scope(actor, "session.list"), eq(session.ownerId, organizationId), ne(session.state, "cancelled"))).orderBy(desc(session.startsAt)).limit(30),
    db.select({ id: giftApplication.id, number: giftApplication.number, recipient: giftApplication.recipient }).from(giftApplication).where(and(scope(actor, "gift_application.read"), eq(giftApplication.organizationId, organizationId), ne(giftApplication.state, "refused"))).orderBy(desc(giftApplication.id)).limit(30),
  ]);
  return { sessions, applications };
}

function contains(column: AnyPgColumn, text: string): SQL {
  return sql`${column} ilike ${`%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`;
}
