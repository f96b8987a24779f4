import { sql } from "drizzle-orm";
import { bigint, boolean, check, date, index, integer, pgTable, text, uniqueIndex, unique, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import { id, instant, oneOf, word } from "../columns.ts";
import { applicationState, donorKind, giftKind, giftState, recipientKind, type ApplicationState, type DonorKind, type GiftKind, type GiftState, type RecipientKind } from "../words.ts";
import { file } from "./ground.ts";
import { organization } from "./organizations.ts";
import { session } from "./sessions.ts";

const fen = (name: string) => bigint(name, { mode: "number" });

/** 捐赠: money in whole fen, or goods by kind and count. A reversal is a new row that flips this one's state. */
export const gift = pgTable(
  "gift",
  {
    id: id(),
    number: text("number").notNull().unique("gift_number"),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    sessionId: uuid("session_id").references(() => session.id),
    kind: word<GiftKind>("kind").notNull(),
    state: word<GiftState>("state").notNull(),
    donorKind: word<DonorKind>("donor_kind").notNull(),
    donorName: text("donor_name").notNull(),
    /** Money: what came. Goods: the stated value, if any. */
    amountFen: fen("amount_fen").notNull().default(0),
    /** Fen already paid out: kept beside the rows so that one row's check holds the balance. */
    usedFen: fen("used_fen").notNull().default(0),
    item: text("item").notNull().default(""),
    unitName: text("unit_name").notNull().default(""),
    count: integer("count").notNull().default(0),
    usedCount: integer("used_count").notNull().default(0),
    /** Goods are usable and safe (慈善法 art. 36). */
    usable: boolean("usable").notNull().default(false),
    earmark: text("earmark").notNull().default(""),
    /** 慈善法 art. 40: the donor declares that no beneficiary is related to him. */
    unrelated: boolean("unrelated").notNull().default(false),
    receivedOn: date("received_on"),
    /** How it came: bank, cash with two names … in words. */
    means: text("means").notNull().default(""),
    witnessedBy: text("witnessed_by").notNull().default(""),
    enteredBy: uuid("entered_by").notNull(),
    reversesId: uuid("reverses_id").references((): AnyPgColumn => gift.id),
    reason: text("reason"),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    oneOf("gift_kind_known", t.kind, giftKind),
    oneOf("gift_state_known", t.state, giftState),
    oneOf("gift_donor_kind_known", t.donorKind, donorKind),
    check("gift_amount", sql`${t.reversesId} is not null or (case when ${t.kind} = 'money' then ${t.amountFen} > 0 else ${t.amountFen} >= 0 and ${t.count} > 0 end)`),
    check("gift_balance_not_negative", sql`${t.reversesId} is not null or (${t.usedFen} between 0 and ${t.amountFen} and ${t.usedCount} between 0 and ${t.count})`),
    check("gift_received_with_day", sql`${t.state} <> 'received' or ${t.receivedOn} is not null`),
    check("gift_reversed_when_unused", sql`${t.state} <> 'reversed' or (${t.usedFen} = 0 and ${t.usedCount} = 0)`),
    uniqueIndex("gift_reversed_once").on(t.reversesId).where(sql`${t.reversesId} is not null`),
    index("gift_by_organization").on(t.organizationId, t.receivedOn, t.id),
  ],
);

/** An application to use gifts, decided by another person. */
export const giftApplication = pgTable(
  "gift_application",
  {
    id: id(),
    number: text("number").notNull().unique("gift_application_number"),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    kind: word<GiftKind>("kind").notNull(),
    purpose: text("purpose").notNull(),
    recipientKind: word<RecipientKind>("recipient_kind").notNull(),
    /** The named recipient, or the school: pupils are recorded by school, class and number. */
    recipient: text("recipient").notNull(),
    class: text("class").notNull().default(""),
    people: integer("people").notNull(),
    amountFen: fen("amount_fen").notNull().default(0),
    paidFen: fen("paid_fen").notNull().default(0),
    item: text("item").notNull().default(""),
    count: integer("count").notNull().default(0),
    paidCount: integer("paid_count").notNull().default(0),
    state: word<ApplicationState>("state").notNull(),
    appliedBy: uuid("applied_by").notNull(),
    appliedAt: instant("applied_at").notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
    reason: text("reason"),
    receiptedAt: instant("receipted_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    oneOf("gift_application_kind_known", t.kind, giftKind),
    oneOf("gift_application_recipient_known", t.recipientKind, recipientKind),
    oneOf("gift_application_state_known", t.state, applicationState),
    check("gift_application_second_person", sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.appliedBy}`),
    check("gift_application_amount", sql`case when ${t.kind} = 'money' then ${t.amountFen} > 0 else ${t.count} > 0 end`),
    check("gift_application_not_overpaid", sql`${t.paidFen} between 0 and ${t.amountFen} and ${t.paidCount} between 0 and ${t.count}`),
    check("gift_application_people", sql`${t.people} > 0`),
    index("gift_application_by_organization").on(t.organizationId, t.state, t.id),
  ],
);

/** 拨付/发放: one part of an application paid from one gift. A reversal is a negative row. */
export const disbursement = pgTable(
  "disbursement",
  {
    id: id(),
    applicationId: uuid("application_id").notNull().references(() => giftApplication.id),
    giftId: uuid("gift_id").notNull().references(() => gift.id),
    amountFen: fen("amount_fen").notNull().default(0),
    count: integer("count").notNull().default(0),
    paidOn: date("paid_on").notNull(),
    receiver: text("receiver").notNull(),
    people: integer("people").notNull().default(0),
    enteredBy: uuid("entered_by").notNull(),
    reversesId: uuid("reverses_id").references((): AnyPgColumn => disbursement.id),
    reason: text("reason"),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    check("disbursement_amount", sql`case when ${t.reversesId} is null then ${t.amountFen} >= 0 and ${t.count} >= 0 and ${t.amountFen} + ${t.count} > 0 else ${t.amountFen} <= 0 and ${t.count} <= 0 end`),
    uniqueIndex("disbursement_reversed_once").on(t.reversesId).where(sql`${t.reversesId} is not null`),
    index("disbursement_by_application").on(t.applicationId),
    index("disbursement_by_gift").on(t.giftId),
  ],
);

export const thankYouLetter = pgTable(
  "thank_you_letter",
  {
    id: id(),
    organizationId: uuid("organization_id").notNull().references(() => organization.id),
    applicationId: uuid("application_id").references(() => giftApplication.id),
    sessionId: uuid("session_id").references(() => session.id),
    from: text("from").notNull(),
    receivedOn: date("received_on").notNull(),
    note: text("note").notNull().default(""),
    fileId: uuid("file_id").references(() => file.id),
    enteredBy: uuid("entered_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [unique("thank_you_letter_file_once").on(t.fileId), index("thank_you_letter_by_organization").on(t.organizationId, t.id)],
);

/** Numbers of gifts and applications rise without a gap, per kind and year. */
export const giftCounter = pgTable("gift_counter", { name: text("name").primaryKey(), last: integer("last").notNull() });
