import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant, oneOf, word } from "../columns.ts";
import { channel, fileKind, messageKind, messageState, type Channel, type FileKind, type MessageKind, type MessageState } from "../words.ts";
import { organization } from "./organizations.ts";
import { person } from "./people.ts";

/** The trail: who did what, when, why. Ids, never words. Append-only by trigger. */
export const auditEntry = pgTable(
  "audit_entry",
  {
    id: id(),
    at: instant("at").notNull(),
    actorKind: text("actor_kind").notNull(),
    personId: uuid("person_id"),
    postId: uuid("post_id"),
    role: text("role"),
    organizationId: uuid("organization_id"),
    command: text("command").notNull(),
    /** Set when a command ran inside another one: the outer command's name. */
    within: text("within"),
    subject: text("subject").notNull(),
    subjectId: uuid("subject_id").notNull(),
    /** The person for whom it was done, when not by himself (代报名, 代签到). */
    forPersonId: uuid("for_person_id"),
    reason: text("reason"),
    /** State before and after, and ids; never names or words of people. */
    change: jsonb("change").$type<Record<string, string | number | boolean | null>>(),
  },
  (t) => [index("audit_entry_by_subject").on(t.subject, t.subjectId), index("audit_entry_by_organization").on(t.organizationId, t.id), index("audit_entry_by_person").on(t.personId, t.id)],
);

/** The first answer of a keyed command, given again to the same key; a pointer, never words. */
export const commandKey = pgTable(
  "command_key",
  {
    actor: text("actor").notNull(),
    command: text("command").notNull(),
    key: text("key").notNull(),
    inputHash: bytes("input_hash").notNull(),
    result: jsonb("result"),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ name: "command_key_once", columns: [t.actor, t.command, t.key] }), index("command_key_by_time").on(t.at)],
);

/** Something to tell a person, written in the same transaction as what it tells. */
export const message = pgTable(
  "message",
  {
    id: id(),
    kind: word<MessageKind>("kind").notNull(),
    channel: word<Channel>("channel").notNull(),
    state: word<MessageState>("state").notNull(),
    personId: uuid("person_id").references(() => person.id),
    phone: text("phone").notNull().default(""),
    organizationId: uuid("organization_id").references(() => organization.id),
    subject: text("subject").notNull(),
    subjectId: uuid("subject_id").notNull(),
    /** Text with no secret in it; what carries a code or a token is sealed until sent, then erased. */
    text: text("text").notNull(),
    sealed: bytes("sealed"),
    /** The same thing is told once: unique while not empty. */
    once: text("once").unique("message_once"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    createdAt: instant("created_at").notNull(),
    dueAt: instant("due_at").notNull(),
    sentAt: instant("sent_at"),
  },
  (t) => [
    oneOf("message_kind_known", t.kind, messageKind),
    oneOf("message_channel_known", t.channel, channel),
    oneOf("message_state_known", t.state, messageState),
    index("message_due").on(t.dueAt).where(sql`${t.state} = 'queued'`),
    index("message_by_organization").on(t.organizationId, t.id),
    index("message_by_person").on(t.personId, t.id),
  ],
);

/** A link that needs no sign-in (/a/[token]): one person, one purpose, one thing. */
export const oneTapToken = pgTable(
  "one_tap_token",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    personId: uuid("person_id").notNull().references(() => person.id),
    purpose: text("purpose").notNull(),
    subjectId: uuid("subject_id").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("one_tap_token_by_subject").on(t.subjectId)],
);

export const file = pgTable(
  "file",
  {
    id: id(),
    kind: word<FileKind>("kind").notNull(),
    name: text("name").notNull(),
    mediaType: text("media_type").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    organizationId: uuid("organization_id").references(() => organization.id),
    /** Null for a resident without an account: then it waits for the request that shows it. */
    uploadedBy: uuid("uploaded_by").references(() => person.id),
    uploadedAt: instant("uploaded_at").notNull(),
    /** False until a record points at it; what nobody points at after a day is removed. */
    attached: boolean("attached").notNull().default(false),
  },
  (t) => [oneOf("file_kind_known", t.kind, fileKind), check("file_size_positive", sql`${t.size} > 0`), check("file_sender_known", sql`${t.uploadedBy} is not null or ${t.kind} = 'request_photo'`)],
);

/** Attempts counted per key and window, shared by all web processes. */
export const attemptCount = pgTable("attempt_count", { key: text("key").primaryKey(), windowStart: instant("window_start").notNull(), count: integer("count").notNull() });

/** A setting of an organization (or of the installation at the root). */
export const setting = pgTable("setting", { organizationId: uuid("organization_id").notNull().references(() => organization.id), name: text("name").notNull(), value: jsonb("value").notNull() }, (t) => [primaryKey({ name: "setting_once", columns: [t.organizationId, t.name] })]);

/** Read by lib/clock.ts in MODE=test alone. */
export const testClock = pgTable("test_clock", { id: integer("id").primaryKey(), offsetMs: bigint("offset_ms", { mode: "number" }).notNull() });

/** A place where residents and members leave 意见建议. */
export const feedback = pgTable("feedback", { id: id(), text: text("text").notNull(), contact: text("contact").notNull().default(""), page: text("page").notNull().default(""), personId: uuid("person_id"), at: instant("at").notNull() });
