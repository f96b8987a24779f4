import { and, count, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { message } from "#db/schema/ground.ts";
import { person } from "#db/schema/people.ts";
import type { Channel, MessageKind, MessageState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { holdsAction, scope } from "#lib/reach.ts";
import type { Waiting } from "#lib/waiting/rules.ts";

const PAGE = 50;
const MOST = 1000;

export interface MessageRow {
  id: string;
  kind: MessageKind;
  state: MessageState;
  channel: Channel;
  to: string;
  phone: string;
  text: string;
  createdAt: Date;
  sentAt: Date | null;
  lastError: string | null;
  mayPhone: boolean;
  mayResend: boolean;
}

export interface MessageList {
  rows: MessageRow[];
  /** Capped: more than 1,000 reads “1000+”. */
  count: number;
  older: string | null;
}

/** The messages of a post's organizations, the newest first; `after` is the last id of the page before. Null when the post reads none. */
export async function messages(actor: Actor, filter: { state?: MessageState; kind?: MessageKind; after?: string }): Promise<MessageList | null> {
  if (!holdsAction(actor, "message.read")) return null;
  const asked = and(scope(actor, "message.read"), filter.state && eq(message.state, filter.state), filter.kind && eq(message.kind, filter.kind));
  const [rows, [counted]] = await Promise.all([
    database()
      .select({
        id: message.id,
        kind: message.kind,
        state: message.state,
        channel: message.channel,
        name: person.name,
        phone: message.phone,
        personPhone: person.phone,
        text: message.text,
        createdAt: message.createdAt,
        sentAt: message.sentAt,
        lastError: message.lastError,
        mayAnswer: sql<boolean>`${scope(actor, "message.retry")}`,
      })
      .from(message)
      .leftJoin(person, eq(person.id, message.personId))
      .where(and(asked, filter.after ? lt(message.id, filter.after) : undefined))
      .orderBy(desc(message.id))
      .limit(PAGE + 1),
    database()
      .select({ n: count() })
      .from(
        database()
          .select({ id: message.id })
          .from(message)
          .where(asked)
          .limit(MOST + 1)
          .as("capped"),
      ),
  ]);
  const shown = rows.slice(0, PAGE).map(({ name, personPhone, mayAnswer, ...row }) => ({
    ...row,
    to: name ?? "",
    phone: row.phone || (personPhone ?? ""),
    lastError: row.lastError === "sending" ? null : row.lastError,
    mayPhone: mayAnswer && (row.state === "phone_list" || row.state === "failed") && row.kind !== "sign_in_code",
    mayResend: mayAnswer && row.state === "failed" && row.kind !== "sign_in_code",
  }));
  return { rows: shown, count: counted?.n ?? 0, older: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** Who must be told by telephone, and what could not be sent. */
export async function waiting(actor: Actor): Promise<Waiting[]> {
  if (!holdsAction(actor, "message.retry")) return [];
  const rows = await database()
    .select({ state: message.state, n: count() })
    .from(message)
    .where(and(scope(actor, "message.retry"), inArray(message.state, ["phone_list", "failed"]), sql`${message.kind} <> 'sign_in_code'`))
    .groupBy(message.state);
  const numbers = new Map(rows.map((row) => [row.state, row.n]));
  const lines: Waiting[] = [];
  const toPhone = numbers.get("phone_list") ?? 0;
  const failed = numbers.get("failed") ?? 0;
  if (toPhone > 0)
    lines.push({
      id: "phone",
      due: null,
      tone: "wait",
      title: `${toPhone} 人要打电话通知`,
      detail: "没有手机号，或等不到答复的人",
      href: "messages?state=phone_list",
      action: "看电话名单",
    });
  if (failed > 0)
    lines.push({
      id: "failed",
      due: null,
      tone: "late",
      title: `${failed} 条消息没有发出去`,
      detail: "可以重发，或打电话告诉本人",
      href: "messages?state=failed",
      action: "去处理",
    });
  return lines;
}
