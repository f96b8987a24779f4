import { sql, type SQL } from "drizzle-orm";
import { database } from "#db/client.ts";

import type { ExemptionKind, RegistrationSource, RegistrationState } from "#db/words.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { isId } from "#lib/ids.ts";
import { may, scope } from "#lib/reach.ts";
import { judgeList, readList, type ListRow } from "./list.ts";
import { stateAfter } from "./rules.ts";
import { listGround, standingOn, unitOf } from "./standing.ts";

export { standingOn } from "./standing.ts";
export { waiting } from "./waiting.ts";
export type { ListRow } from "./list.ts";

const PAGE = 50;

/** The unit a post stands for: its own, or the one above its branch; null outside the units. */
export async function unitHere(actor: Actor): Promise<{ id: string; name: string } | null> {
  return actor.kind === "post" ? unitOf(database(), actor.post.organizationId) : null;
}

export type CommunityChoice = { id: string; name: string; street: string | null; here: boolean };

/** Every live community, by street; `here`: somebody there has a post and accepts on line. */
export async function communityChoices(): Promise<CommunityChoice[]> {
  const today = dayOf(await now());
  const rows = await database().execute<CommunityChoice>(sql`
    select c.id, c.name, s.name as street, exists (
      select 1 from post p join organization o on o.id = p.organization_id
      where p.role = 'community_worker' and p.ended_at is null and c.path like o.path || '%' and p.from_day <= ${today}::date and coalesce(p.to_day, 'infinity') >= ${today}::date) as here
    from organization c left join organization s on s.id = c.parent_id
    where c.kind = 'community' and c.ended_at is null order by s.official_order nulls last, s.name, c.official_order, c.name`);
  return [...rows];
}

export type UnitRegistrationLine = { id: string; unitId: string; unit: string; communityId: string; community: string; state: RegistrationState; source: RegistrationSource; contactName: string; contactPhone: string; slipFileId: string | null; fromDay: string | null; toDay: string | null; reason: string | null; submittedAt: Date };

const unitLine = sql`
  select unit_registration.id, u.id as "unitId", u.name as unit, c.id as "communityId", c.name as community, unit_registration.state, unit_registration.source, unit_registration.contact_name as "contactName",
    unit_registration.contact_phone as "contactPhone", unit_registration.slip_file_id as "slipFileId", unit_registration.from_day::text as "fromDay", unit_registration.to_day::text as "toDay", unit_registration.reason, unit_registration.submitted_at as "submittedAt"
  from unit_registration join organization u on u.id = unit_registration.unit_id join organization c on c.id = unit_registration.community_id`;
const dated = <T extends { submittedAt: Date }>(row: T): T => ({ ...row, submittedAt: new Date(row.submittedAt) });

/** 单位报到 in reach, units in official order; what ended is left out unless asked for. */
export async function unitRegistrations(actor: Actor, filter: { state?: RegistrationState | undefined } = {}): Promise<UnitRegistrationLine[]> {
  const rows = await database().execute<UnitRegistrationLine>(sql`${unitLine}
    where ${scope(actor, "unit_registration.read")} and ${filter.state ? sql`unit_registration.state = ${filter.state}` : sql`unit_registration.state <> 'ended'`}
    order by u.official_order, u.id, unit_registration.id limit 500`);
  return rows.map(dated);
}

export interface UnitRegistrationPage extends UnitRegistrationLine {
  may: { accept: boolean; return: boolean; end: boolean; submit: boolean };
}

export async function unitRegistrationPage(actor: Actor, id: string): Promise<UnitRegistrationPage | null> {
  if (!isId(id)) return null;
  const [row] = await database().execute<UnitRegistrationLine>(sql`${unitLine} where ${scope(actor, "unit_registration.read")} and unit_registration.id = ${id}`);
  if (!row) return null;
  const asks = async (action: Parameters<typeof may>[2]) => may(database(), actor, action, { id });
  const decide = await asks(row.source === "paper" ? "unit_registration.verify" : "unit_registration.accept");
  const submit = await asks("unit_registration.submit");
  const open = (move: Parameters<typeof stateAfter>[1]) => stateAfter(row.state, move) !== null;
  return { ...dated(row), may: { accept: decide && open("accept"), return: decide && open("return"), submit: submit && open("submit"), end: open("end") && (submit || (await asks("unit_registration.accept"))) } };
}

export const memberGroup = { none: "未报到", submitted: "待接收", returned: "已退回", accepted: "已报到", exempt: "免报到" } as const;
export type MemberGroup = keyof typeof memberGroup;

export type UnitMemberLine = { personId: string; name: string; phone: string; branch: string; registrationId: string | null; state: RegistrationState | null; source: RegistrationSource | null; community: string | null; fromDay: string | null; reason: string | null; exempt: ExemptionKind | null; cursor: string };

const inGroup: Record<MemberGroup, SQL> = {
  none: sql`r.id is null and e.id is null`,
  submitted: sql`r.state = 'submitted'`,
  returned: sql`r.state = 'returned'`,
  accepted: sql`r.state = 'accepted'`,
  exempt: sql`e.id is not null`,
};

/** In-service members of the units this post looks after: in each group how many, and one page of them by name. */
export async function unitMembers(actor: Actor, filter: { group?: MemberGroup | undefined; search?: string | undefined; after?: string | undefined } = {}) {
  const day = dayOf(await now());
  const today = sql`${day}::date`;
  const roster = sql`
    from unit_member m join organization on organization.id = m.organization_id and ${scope(actor, "participation.names")} join person p on p.id = m.person_id
    left join member_registration r on r.person_id = p.id and r.state <> 'ended'
    left join lateral (select x.id, x.kind from exemption x where x.person_id = p.id and x.from_day <= ${today} and coalesce(x.to_day, 'infinity') >= ${today} limit 1) e on true
    left join organization c on c.id = r.community_id
    where m.standing = 'in_service' and m.from_day <= ${today} and coalesce(m.to_day, 'infinity') >= ${today}`;
  const [counts] = await database().execute<Record<MemberGroup | "all", number>>(sql`
    select count(*)::int as all, ${sql.join((Object.keys(inGroup) as MemberGroup[]).map((group) => sql`(count(*) filter (where ${inGroup[group]}))::int as ${sql.identifier(group)}`), sql`, `)} ${roster}`);
  const [pinyin = "", id = ""] = filter.after?.split("~") ?? [];
  const rows = await database().execute<UnitMemberLine>(sql`
    select p.id as "personId", p.name, p.phone, organization.short_name as branch, r.id as "registrationId", r.state, r.source, c.name as community, r.from_day::text as "fromDay", r.reason, e.kind as exempt, p.pinyin || '~' || p.id as cursor
    ${roster} and ${filter.group ? inGroup[filter.group] : sql`true`}
      and ${filter.search ? sql`(p.name like ${`%${filter.search}%`} or p.pinyin like ${`${filter.search.toLowerCase()}%`} or p.phone like ${`%${filter.search}`})` : sql`true`}
      and ${isId(id) ? sql`(p.pinyin, p.id) > (${pinyin}, ${id}::uuid)` : sql`true`}
    order by p.pinyin, p.id limit ${PAGE + 1}`);
  return { counts: counts ?? { all: 0, none: 0, submitted: 0, returned: 0, accepted: 0, exempt: 0 }, rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.cursor ?? null) : null };
}

/** One in-service member of this post's units, for whom something is to be entered; null when he is none of theirs. */
export async function unitMember(actor: Actor, personId: string): Promise<{ personId: string; name: string } | null> {
  if (!isId(personId)) return null;
  const day = dayOf(await now());
  const today = sql`${day}::date`;
  const [row] = await database().execute<{ personId: string; name: string }>(sql`
    select p.id as "personId", p.name from unit_member m join organization on organization.id = m.organization_id and ${scope(actor, "participation.names")} join person p on p.id = m.person_id
    where p.id = ${personId} and m.standing = 'in_service' and m.from_day <= ${today} and coalesce(m.to_day, 'infinity') >= ${today}`);
  return row ?? null;
}

/** All in-service members of this post's units by name, to choose one from. */
export async function memberNames(actor: Actor): Promise<{ value: string; label: string }[]> {
  const day = dayOf(await now());
  const today = sql`${day}::date`;
  const rows = await database().execute<{ value: string; label: string }>(sql`
    select p.id as value, p.name || case when p.phone = '' then '' else '（尾号' || right(p.phone, 4) || '）' end as label
    from unit_member m join organization on organization.id = m.organization_id and ${scope(actor, "participation.names")} join person p on p.id = m.person_id
    where m.standing = 'in_service' and m.from_day <= ${today} and coalesce(m.to_day, 'infinity') >= ${today} order by p.pinyin, p.id limit 2000`);
  return [...rows];
}

export type WaitingUnit = { unitId: string; unit: string; communityId: string; community: string; source: RegistrationSource; people: number; since: Date };

/** Lists of members that wait: on line for this community, on paper for the unit's second person; units in official order. */
export async function waitingLists(actor: Actor): Promise<WaitingUnit[]> {
  const rows = await database().execute<Omit<WaitingUnit, "since"> & { since: string }>(sql`
    select u.id as "unitId", u.name as unit, c.id as "communityId", c.name as community, member_registration.source, count(*)::int as people, min(member_registration.submitted_at) as since
    from member_registration join organization u on u.id = member_registration.unit_id join organization c on c.id = member_registration.community_id
    where member_registration.state = 'submitted' and ((member_registration.source = 'online' and ${scope(actor, "member_registration.accept")}) or (member_registration.source = 'paper' and ${scope(actor, "member_registration.verify")}))
    group by u.id, c.id, member_registration.source order by u.official_order, u.id, c.id`);
  return rows.map((row) => ({ ...row, since: new Date(row.since) }));
}

export type RegistrationLine = { id: string; personId: string; name: string; phone: string; unitId: string; unit: string; communityId: string; community: string; state: RegistrationState; source: RegistrationSource; slipFileId: string | null; fromDay: string | null; toDay: string | null; reason: string | null; submittedAt: Date };

const memberLine = sql`
  select member_registration.id, p.id as "personId", p.name, p.phone, u.id as "unitId", u.name as unit, c.id as "communityId", c.name as community, member_registration.state, member_registration.source, member_registration.slip_file_id as "slipFileId",
    member_registration.from_day::text as "fromDay", member_registration.to_day::text as "toDay", member_registration.reason, member_registration.submitted_at as "submittedAt"
  from member_registration join person p on p.id = member_registration.person_id join organization u on u.id = member_registration.unit_id join organization c on c.id = member_registration.community_id`;

/** 党员报到 a community (or a unit's second person) sees: one page by key, in the order they came. */
export async function memberRegistrations(actor: Actor, filter: { state?: RegistrationState | undefined; source?: RegistrationSource | undefined; unitId?: string | undefined; communityId?: string | undefined; after?: string | undefined } = {}) {
  const only = (column: SQL, value: string | undefined) => (value && isId(value) ? sql`${column} = ${value}` : sql`true`);
  const rows = await database().execute<RegistrationLine>(sql`${memberLine}
    where (${scope(actor, "member_registration.accept")} or ${scope(actor, "member_registration.verify")})
      and ${filter.state ? sql`member_registration.state = ${filter.state}` : sql`true`} and ${filter.source ? sql`member_registration.source = ${filter.source}` : sql`true`}
      and ${only(sql`member_registration.unit_id`, filter.unitId)} and ${only(sql`member_registration.community_id`, filter.communityId)}
      and ${filter.after && isId(filter.after) ? sql`member_registration.id > ${filter.after}` : sql`true`}
    order by member_registration.id limit ${PAGE + 1}`);
  return { rows: rows.slice(0, PAGE).map(dated), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** One member's registration with its history, and what this actor may do next. */
export async function memberRegistrationPage(actor: Actor, id: string) {
  if (!isId(id)) return null;
  const reader = database();
  const [row] = await reader.execute<RegistrationLine>(sql`${memberLine} where member_registration.id = ${id}`);
  if (!row) return null;
  // His present unit speaks for him, as in the commands.
  const unitId = (await standingOn(reader, row.personId, dayOf(await now())))?.unitId ?? row.unitId;
  const facts = { organizationId: unitId, hostId: row.communityId, personId: row.personId };
  const asks = (action: Parameters<typeof may>[2]) => may(reader, actor, action, facts);
  if (!(await asks("member_registration.read"))) return null;
  const [submit, accept, verify] = [await asks("member_registration.submit"), await asks("member_registration.accept"), await asks("member_registration.verify")];
  const decide = row.source === "paper" ? verify : accept;
  const history = await reader.execute<RegistrationLine>(sql`${memberLine} where member_registration.person_id = ${row.personId} and member_registration.id <> ${id} order by member_registration.id desc limit 20`);
  const open = (move: Parameters<typeof stateAfter>[1]) => stateAfter(row.state, move) !== null;
  return { ...dated(row), history: history.map(dated), may: { decide: decide && open("accept"), submit: submit && open("submit"), end: open("end") && (submit || accept), move: open("end") && submit } };
}

/** A pasted list judged line by line, as the command will judge it; null without the right. */
export async function listPreview(actor: Actor, asked: { unitId: string; text: string; communityId: string | null }): Promise<ListRow[] | null> {
  if (!isId(asked.unitId) || !(await may(database(), actor, "member_registration.submit", { organizationId: asked.unitId }))) return null;
  return judgeList(readList(asked.text), await listGround(database(), asked.unitId, dayOf(await now()), asked.communityId));
}

/** A member's own 报到: whether he may, the live one, and those before it. */
export async function myRegistration(actor: Actor) {
  const personId = personOf(actor);
  if (actor.kind !== "person" || !personId) return null;
  const reader = database();
  const rows = await reader.execute<RegistrationLine>(sql`${memberLine} where ${scope(actor, "member_registration.read")} and member_registration.person_id = ${personId} order by member_registration.id desc limit 20`);
  const stands = await standingOn(reader, personId, dayOf(await now()));
  const all = rows.map(dated);
  return { personId, inService: stands?.standing === "in_service", retired: stands?.standing === "retired", live: all.find((row) => row.state !== "ended") ?? null, before: all.filter((row) => row.state === "ended") };
}

