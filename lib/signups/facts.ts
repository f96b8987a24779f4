import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import type { SessionState, Speciality, ValidityKind } from "#db/words.ts";
import { addDays, dayOf, instantAt, weekStart } from "#lib/calendar.ts";
import { defaultLimits, type Engagement, type Limits, type PersonFacts, type ShiftFacts } from "./fits.ts";

/** A shift with what the rule needs and what a screen or a message says of it. */
export interface LoadedShift extends ShiftFacts {
  sessionId: string;
  ownerId: string;
  name: string;
  title: string;
  host: string;
  place: string;
  capacity: number;
  taken: number;
  /** The last number in the waitlist; null when nobody waits. */
  lastQueue: number | null;
  reconfirmBy: Date | null;
}

type Row = Record<string, unknown>;

/** Loads shifts by a condition over shift f, session s and team t, in ONE query, by start. */
export async function loadShifts(reader: Reader, where: SQL, limit = 200): Promise<LoadedShift[]> {
  const rows = await reader.execute<Row>(sql`
    select f.id, f.session_id, f.name, f.starts_at, f.ends_at, f.capacity, f.taken, f.speciality, f.asks,
      s.owner_id, s.host_id, s.team_id, s.title, s.place_id, s.place_text, s.state, s.risky, s.signup_opens_at, s.signup_closes_at, s.reconfirm_by,
      t.week_limit, h.short_name as host, coalesce(p.name, s.place_text) as place,
      (select max(g.queue) from signup g where g.shift_id = f.id and g.state = 'waitlisted') as last_queue,
      (select c.value from setting c join organization o on o.id = c.organization_id, organization mine
        where c.name = 'day_minutes' and mine.id = t.organization_id and mine.path like o.path || '%' order by length(o.path) desc limit 1) as day_minutes,
      (select c.value from setting c where c.name = 'travel_minutes' and c.organization_id = s.host_id) as travel_minutes
    from shift f join session s on s.id = f.session_id join team t on t.id = s.team_id join organization h on h.id = s.host_id left join place p on p.id = s.place_id
    where f.ended_at is null and ${where} order by f.starts_at, s.id, f.position, f.id limit ${limit}`);
  return rows.map(shiftOf);
}

function shiftOf(row: Row): LoadedShift {
  const instant = (name: string) => new Date(row[name] as string | Date);
  return {
    shiftId: row.id as string,
    sessionId: row.session_id as string,
    ownerId: row.owner_id as string,
    teamId: row.team_id as string,
    name: row.name as string,
    title: row.title as string,
    host: row.host as string,
    place: row.place as string,
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    opensAt: instant("signup_opens_at"),
    closesAt: instant("signup_closes_at"),
    reconfirmBy: row.reconfirm_by ? instant("reconfirm_by") : null,
    where: { hostId: row.host_id as string, placeId: row.place_id as string | null, placeText: row.place_text as string },
    state: row.state as SessionState,
    speciality: row.speciality as Speciality | null,
    asks: row.asks as ValidityKind | null,
    risky: row.risky as boolean,
    weekLimit: Number(row.week_limit),
    capacity: Number(row.capacity),
    taken: Number(row.taken),
    lastQueue: row.last_queue === null ? null : Number(row.last_queue),
    limits: {
      dayMinutes: (row.day_minutes as Limits["dayMinutes"] | null) ?? defaultLimits.dayMinutes,
      travelMinutes: (row.travel_minutes as Limits["travelMinutes"] | null) ?? {},
    },
  };
}

/** The instants whose engagements matter to a shift: its whole week, and a day on either side for the way. */
export function spanOf(shifts: { startsAt: Date }[]): { from: Date; until: Date } {
  const days = shifts.map((shift) => dayOf(shift.startsAt)).sort();
  const first = days[0] ?? dayOf(new Date(0));
  const last = days.at(-1) ?? first;
  return { from: instantAt(addDays(weekStart(first), -1)), until: instantAt(addDays(weekStart(last), 8)) };
}

export interface LoadedPerson extends PersonFacts {
  name: string;
  phone: string;
}

/** Loads what the rule needs of many persons, in ONE query; engagements within a span of instants. */
export async function loadPersons(reader: Reader, personIds: string[], span: { from: Date; until: Date }): Promise<Map<string, LoadedPerson>> {
  if (personIds.length === 0) return new Map();
  const rows = await reader.execute<Row>(sql`
    select p.id, p.name, p.phone, p.birthday::text, p.rests_from::text, p.rests_until::text,
      array(select m.team_id::text from membership m where m.person_id = p.id and m.state = 'approved') as team_ids,
      array(select x.speciality from person_speciality x where x.person_id = p.id and x.ended_at is null) as specialities,
      (select json_agg(json_build_object('kind', v.kind, 'fromDay', v.from_day, 'untilDay', v.until_day)) from validity v where v.person_id = p.id and v.ended_at is null) as validities,
      (select json_agg(json_build_object('shiftId', f.id, 'teamId', s.team_id, 'title', s.title, 'startsAt', f.starts_at, 'endsAt', f.ends_at,
          'hostId', s.host_id, 'placeId', s.place_id, 'placeText', s.place_text))
        from signup g join shift f on f.id = g.shift_id join session s on s.id = g.session_id
        where g.person_id = p.id and g.state in ('confirmed', 'attended')
          and f.starts_at < ${span.until.toISOString()}::timestamptz and f.ends_at > ${span.from.toISOString()}::timestamptz) as engagements
    from person p where p.id in ${personIds} and p.ended_at is null`);
  return new Map(rows.map((row) => [row.id as string, personOf(row)]));
}

type StoredEngagement = Omit<Engagement, "startsAt" | "endsAt" | "where"> & { startsAt: string; endsAt: string; hostId: string; placeId: string | null; placeText: string };

function personOf(row: Row): LoadedPerson {
  const held = (row.engagements as StoredEngagement[] | null) ?? [];
  return {
    personId: row.id as string,
    name: row.name as string,
    phone: row.phone as string,
    teamIds: row.team_ids as string[],
    birthday: row.birthday as string | null,
    specialities: row.specialities as Speciality[],
    validities: (row.validities as PersonFacts["validities"] | null) ?? [],
    restsFrom: row.rests_from as string | null,
    restsUntil: row.rests_until as string | null,
    engagements: held.map(({ startsAt, endsAt, hostId, placeId, placeText, ...rest }) => ({ ...rest, startsAt: new Date(startsAt), endsAt: new Date(endsAt), where: { hostId, placeId, placeText } })),
  };
}
