import { sql, type SQL } from "drizzle-orm";
import { database } from "#db/client.ts";
import type { Actor } from "#lib/actor.ts";
import { holdsAction, scope } from "#lib/reach.ts";

export interface Waiting {
  id: string;
  due: Date | null;
  tone: "late" | "wait" | "calm";
  title: string;
  detail: string;
  /** After `/office/[organization]/`. */
  href: string;
  action: string;
}

const asked = ["member_registration.accept", "member_registration.verify", "unit_registration.submit", "head_count.verify"] as const;
const WEEK = 7 * 86_400_000;

/** What 双报到 has waiting for a post: lists to accept or to check, what came back, head-counts to verify. One line for each kind. */
export async function waiting(actor: Actor): Promise<Waiting[]> {
  if (!asked.some((action) => holdsAction(actor, action))) return [];
  const members = (where: SQL) => sql`select count(*)::int as n, min(submitted_at) as since from member_registration where ${where}`;
  const units = (where: SQL) => sql`select count(*)::int as n, min(submitted_at) as since from unit_registration where ${where}`;
  const rows = await database().execute<{ kind: keyof typeof lines; n: number; since: string | null }>(sql`
    select 'accept_members' as kind, * from (${members(sql`state = 'submitted' and source = 'online' and ${scope(actor, "member_registration.accept")}`)}) a
    union all select 'accept_units', * from (${units(sql`state = 'submitted' and source = 'online' and ${scope(actor, "unit_registration.accept")}`)}) b
    union all select 'verify_members', * from (${members(sql`state = 'submitted' and source = 'paper' and ${scope(actor, "member_registration.verify")}`)}) c
    union all select 'verify_units', * from (${units(sql`state = 'submitted' and source = 'paper' and ${scope(actor, "unit_registration.verify")}`)}) d
    union all select 'returned_members', * from (${members(sql`state = 'returned' and ${scope(actor, "member_registration.submit")}`)}) e
    union all select 'returned_units', * from (${units(sql`state = 'returned' and ${scope(actor, "unit_registration.submit")}`)}) f
    union all select 'verify_heads', count(*)::int, min(recorded_at) from head_count where verified_by is null and ${scope(actor, "head_count.verify")}`);
  return rows.filter((row) => row.n > 0).map((row) => {
    const since = row.since ? new Date(row.since) : null;
    return { id: row.kind, due: since && new Date(since.getTime() + WEEK), tone: "wait" as const, ...lines[row.kind](row.n) };
  });
}

const lines = {
  accept_members: (n: number) => ({ title: `${n} 名党员等待接收报到`, detail: "可以整份名单一起接收，也可以选人退回。", href: "registrations", action: "去接收" }),
  accept_units: (n: number) => ({ title: `${n} 个单位等待接收报到`, detail: "核对联系人后接收，或写明原因退回。", href: "registrations", action: "去接收" }),
  verify_members: (n: number) => ({ title: `${n} 名党员的纸质报到待核验`, detail: "由录入人以外的第二人对照盖章报到单核验。", href: "registrations", action: "去核验" }),
  verify_units: (n: number) => ({ title: `${n} 份单位纸质报到单待核验`, detail: "由录入人以外的第二人对照盖章报到单核验。", href: "registrations", action: "去核验" }),
  returned_members: (n: number) => ({ title: `${n} 名党员的报到被退回`, detail: "看退回原因，改好后再提交。", href: "registrations/members?group=returned", action: "去处理" }),
  returned_units: (n: number) => ({ title: `${n} 条单位报到被退回`, detail: "看退回原因，改好后再提交。", href: "registrations", action: "去处理" }),
  verify_heads: (n: number) => ({ title: `${n} 条在职党员人数待核定`, detail: "核定后，报表里不再标“未核”。", href: "registrations/head-counts", action: "去核定" }),
} as const;
