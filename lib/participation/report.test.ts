// Longer than 250 lines: the whole report is recomputed naively beside the query, figure by figure.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { countQueries, database } from "#db/client.ts";
import { serviceRecord } from "#db/schema/hours.ts";
import { organization } from "#db/schema/organizations.ts";
import { exemption, headCount, memberRegistration, unitRegistration } from "#db/schema/participation.ts";
import { person, unitMember } from "#db/schema/people.ts";
import { session } from "#db/schema/sessions.ts";
import { team } from "#db/schema/teams.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { addDays, instantAt, type Period } from "#lib/calendar.ts";
import { newId } from "#lib/ids.ts";
import { participationReport, participationRows } from "./queries.ts";
import { shouldRegister, type Counts, type Drillable } from "./rules.ts";

useDatabase();

const period: Period = { from: "2026-07-01", to: "2026-09-30" };
const at = new Date("2026-01-01T00:00:00Z");
const someone = newId();

/** Days run from 20 before the period's first to 20 after its last. */
const dayAt = (offset: number) => addDays(period.from, offset - 20);
const offset = fc.integer({ min: 0, max: 131 });

interface Stay {
  branch: number;
  standing: "in_service" | "retired";
  from: number;
  to: number | null;
}
interface Standing {
  community: number;
  from: number;
  to: number | null;
  paper: boolean;
}
interface Served {
  person: number;
  session: number | null;
  day: number;
  minutes: number;
  state: "confirmed" | "entered" | "refused";
  counts: boolean;
  training: boolean;
  manual: boolean;
  community: number;
  reversed: boolean;
  branch: number;
}
interface World {
  people: { stays: Stay[]; registrations: Standing[]; exempt: { from: number; to: number | null } | null }[];
  sessions: { day: number; served: number; solved: number }[];
  records: Served[];
  heads: { unit: number; count: number; verified: boolean; onLastDay: boolean }[];
  units: { unit: number; community: number; state: "accepted" | "submitted" | "ended"; from: number; paper: boolean }[];
}

/** Three units; branch 0 is the first unit itself, 1 and 2 lie below it, 3 below the second, 4 is the third unit. */
const UNIT_OF = [0, 0, 0, 1, 2];

const spans = <T>(more: fc.Arbitrary<T>) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 30 }), more), { maxLength: 3 }).chain((parts) =>
    fc.boolean().map((open) => {
      let next = 0;
      return parts.map(([length, gap, rest], place) => {
        const from = next + gap - 1;
        next = from + length + 1;
        return { ...rest, from, to: open && place === parts.length - 1 ? null : from + length };
      });
    }),
  );

const worlds: fc.Arbitrary<World> = fc.record({
  people: fc.array(
    fc.record({
      stays: spans(fc.record({ branch: fc.nat(4), standing: fc.constantFrom<"in_service" | "retired">("in_service", "in_service", "retired") })),
      registrations: spans(fc.record({ community: fc.nat(2), paper: fc.boolean() })),
      exempt: fc.option(fc.record({ from: offset, to: fc.option(fc.constant(131)) })),
    }),
    { minLength: 1, maxLength: 9 },
  ),
  sessions: fc.array(fc.record({ day: offset, served: fc.nat(40), solved: fc.nat(5) }), { maxLength: 4 }),
  records: fc.array(
    fc.record({
      person: fc.nat(8),
      session: fc.option(fc.nat(3)),
      day: offset,
      minutes: fc.integer({ min: 1, max: 480 }),
      state: fc.constantFrom<"confirmed" | "entered" | "refused">("confirmed", "confirmed", "confirmed", "entered", "refused"),
      counts: fc.constantFrom(true, true, true, false),
      training: fc.constantFrom(false, false, false, true),
      manual: fc.boolean(),
      community: fc.nat(3),
      reversed: fc.constantFrom(false, false, false, true),
      branch: fc.nat(4),
    }),
    { maxLength: 25 },
  ),
  heads: fc.uniqueArray(fc.record({ unit: fc.nat(2), count: fc.nat(12), verified: fc.boolean(), onLastDay: fc.boolean() }), { maxLength: 3, selector: (head) => head.unit }),
  units: fc.uniqueArray(fc.record({ unit: fc.nat(2), community: fc.nat(2), state: fc.constantFrom<"accepted" | "submitted" | "ended">("accepted", "accepted", "submitted", "ended"), from: offset, paper: fc.boolean() }), { maxLength: 5, selector: (row) => `${row.unit} ${row.community}` }),
});

interface Built {
  root: { id: string; path: string };
  units: string[];
}

async function build(world: World): Promise<Built> {
  const db = database();
  const make = async (kind: "working_committee" | "unit" | "branch" | "community" | "school", name: string, officialOrder: number, parent?: { id: string; path: string }) => {
    const id = newId();
    const path = `${parent?.path ?? ""}${id}.`;
    await db.insert(organization).values({ id, kind, name: `${name} ${id}`, shortName: name, parentId: parent?.id ?? null, path, officialOrder, createdAt: at });
    return { id, path };
  };
  const root = await make("working_committee", "示例工委", 0);
  // The official order is not the order in which they were entered.
  const units = [await make("unit", "示例单位一", 30, root), await make("unit", "示例单位二", 10, root), await make("unit", "示例单位三", 20, root)];
  const [first, second, third] = units as [Built["root"], Built["root"], Built["root"]];
  const branches = [first, await make("branch", "一支部", 1, first), await make("branch", "二支部", 2, first), await make("branch", "三支部", 1, second), third];
  // The fourth is a school: it hosts, but it is no community.
  const hosts = [await make("community", "示例社区一", 1), await make("community", "示例社区二", 2), await make("community", "示例社区三", 3), await make("school", "示例小学", 4)];
  const teamId = newId();
  await db.insert(person).values({ id: teamId, name: "示例人员", createdAt: at });
  await db.insert(team).values({ id: teamId, organizationId: first.id, name: "示例队", createdAt: at });
  const people = world.people.map(() => newId());
  await db.insert(person).values(people.map((id, place) => ({ id, name: `示例${place}`, createdAt: at })));
  const all = <T, R>(rows: T[], to: (row: T) => R): R[] => rows.map(to);
  const insert = async (table: Parameters<typeof db.insert>[0], rows: Record<string, unknown>[]) => {
    if (rows.length > 0) await db.insert(table).values(rows);
  };
  const day = (value: number | null) => (value === null ? null : dayAt(value));
  await insert(unitMember, world.people.flatMap((who, place) => all(who.stays, (stay) => ({ id: newId(), personId: people[place], organizationId: branches[stay.branch]?.id, standing: stay.standing, fromDay: dayAt(stay.from), toDay: day(stay.to), recordedAt: at }))));
  await insert(memberRegistration, world.people.flatMap((who, place) => all(who.registrations, (row) => ({ id: newId(), personId: people[place], unitId: first.id, communityId: hosts[row.community]?.id, state: row.to === null ? "accepted" : "ended", source: row.paper ? "paper" : "online", submittedBy: someone, submittedAt: at, fromDay: dayAt(row.from), toDay: day(row.to), recordedAt: at }))));
  await insert(exemption, world.people.flatMap((who, place) => (who.exempt ? [{ id: newId(), personId: people[place], unitId: first.id, kind: "seconded", fromDay: dayAt(who.exempt.from), toDay: day(who.exempt.to), enteredBy: someone, recordedAt: at }] : [])));
  const sessions = world.sessions.map(() => newId());
  await insert(session, all(world.sessions, (row) => ({ id: sessions[world.sessions.indexOf(row)], ownerId: first.id, hostId: hosts[0]?.id, teamId, kind: "consultation", title: "示例场次", startsAt: instantAt(dayAt(row.day), "09:00"), endsAt: instantAt(dayAt(row.day), "11:00"), state: "completed", signupOpensAt: at, signupClosesAt: instantAt(dayAt(row.day), "09:00"), peopleServed: row.served, problemsSolved: row.solved, createdBy: teamId, createdAt: at })));
  const records = recordsOf(world).map((row) => ({ ...row, id: newId() }));
  const fields = (row: (typeof records)[number]) => ({ kind: row.training ? "training" : "service", personId: people[row.person], sessionId: row.session === null ? null : sessions[row.session], day: dayAt(row.day), source: "declared", manual: row.manual, organizationId: branches[row.branch]?.id, communityId: hosts[row.community]?.id, doubleRegistration: row.counts, enteredBy: someone, confirmedBy: teamId, confirmedAt: at, recordedAt: at });
  await insert(serviceRecord, all(records, (row) => ({ ...fields(row), id: row.id, minutes: row.minutes, state: row.state === "confirmed" && row.reversed ? "reversed" : row.state })));
  await insert(serviceRecord, all(records.filter((row) => row.state === "confirmed" && row.reversed), (row) => ({ ...fields(row), id: newId(), minutes: -row.minutes, state: "confirmed", reversesId: row.id })));
  await insert(headCount, all(world.heads, (row) => ({ id: newId(), unitId: units[row.unit]?.id, day: row.onLastDay ? period.to : "2026-08-31", inService: row.count, enteredBy: someone, verifiedBy: row.verified ? teamId : null, verifiedAt: row.verified ? at : null, recordedAt: at })));
  const slip = { slipFileId: null };
  await insert(unitRegistration, all(world.units, (row) => ({ id: newId(), unitId: units[row.unit]?.id, communityId: hosts[row.community]?.id, state: row.state, source: "online", ...slip, submittedBy: someone, submittedAt: at, fromDay: row.state === "submitted" ? null : dayAt(row.from), toDay: row.state === "ended" ? dayAt(row.from + 10) : null, recordedAt: at })));
  return { root, units: units.map((unit) => unit.id) };
}

const recordsOf = (world: World) => world.records.filter((row) => row.person < world.people.length).map((row) => ({ ...row, session: row.session !== null && row.session < world.sessions.length ? row.session : null }));

/** The same figures, counted one by one from the world as it was drawn: no SQL, no set. */
function naive(world: World, only: number | null): Counts {
  const first = 20;
  const last = 20 + 91;
  const holds = (span: { from: number; to: number | null }, day: number) => span.from <= day && (span.to === null || span.to >= day);
  const stayOn = (who: number, day: number) => world.people[who]?.stays.find((stay) => stay.standing === "in_service" && holds(stay, day));
  const double = recordsOf(world).filter((row) => row.day >= first && row.day <= last && row.state === "confirmed" && !row.reversed && row.counts && !row.training && stayOn(row.person, row.day));
  const mine = double.filter((row) => only === null || UNIT_OF[row.branch] === only);
  const roster = world.people.map((_, who) => who).filter((who) => {
    const stay = stayOn(who, last);
    return stay && (only === null || UNIT_OF[stay.branch] === only);
  });
  const registration = (who: number) => world.people[who]?.registrations.find((row) => holds(row, last));
  const registered = roster.filter((who) => registration(who));
  const served = new Set(double.map((row) => row.person));
  const verified = (unit: number) => world.heads.find((head) => head.unit === unit && head.verified && head.onLastDay);
  const units = only === null ? [0, 1, 2] : [only];
  const inUnit = (unit: number) => roster.filter((who) => UNIT_OF[stayOn(who, last)?.branch ?? 0] === unit).length;
  const sessions = [...new Set(mine.flatMap((row) => (row.session === null ? [] : [row.session])))];
  const standing = units.filter((unit) => world.units.some((row) => row.unit === unit && row.state !== "submitted" && row.from <= last && (row.state === "accepted" || row.from + 10 >= last)));
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return {
    units: standing.length,
    unitsOnPaper: 0,
    inService: sum(units.map((unit) => verified(unit)?.count ?? inUnit(unit))),
    verified: units.every((unit) => verified(unit)),
    exempt: roster.filter((who) => { const e = world.people[who]?.exempt; return e && holds(e, last); }).length,
    registered: registered.length,
    registeredOnPaper: registered.filter((who) => registration(who)?.paper).length,
    tookPart: roster.filter((who) => served.has(who)).length,
    registeredTookPart: registered.filter((who) => served.has(who)).length,
    sessions: sessions.length,
    persons: new Set(mine.map((row) => row.person)).size,
    visits: new Set(mine.map((row) => `${row.person} ${row.session ?? `alone ${world.records.indexOf(row)} ${mine.indexOf(row)}`}`)).size,
    minutes: sum(mine.map((row) => row.minutes)),
    manualMinutes: sum(mine.filter((row) => row.manual).map((row) => row.minutes)),
    peopleServed: sum(sessions.map((at) => world.sessions[at]?.served ?? 0)),
    problemsSolved: sum(sessions.map((at) => world.sessions[at]?.solved ?? 0)),
    communities: new Set(mine.filter((row) => row.community < 3).map((row) => row.community)).size,
  };
}

const officer = (organizationId: string, path: string): Actor => ({ kind: "post", personId: someone, signInId: newId(), post: { id: newId(), role: "committee_officer", organizationId, path, sessionId: null } });
const countsOf = (line: Counts): Counts => {
  const { units, unitsOnPaper, inService, verified, exempt, registered, registeredOnPaper, tookPart, registeredTookPart, sessions, persons, visits, minutes, manualMinutes, peopleServed, problemsSolved, communities } = line;
  return { units, unitsOnPaper, inService, verified, exempt, registered, registeredOnPaper, tookPart, registeredTookPart, sessions, persons, visits, minutes, manualMinutes, peopleServed, problemsSolved, communities };
};

beforeAll(() => setClock("2026-11-24T02:00:00Z"));

describe("the participation report", () => {
  it("counts every figure as a naive count over the same rows does, and each leads to as many rows", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { root, units } = await build(world);
        const actor = officer(root.id, root.path);
        const report = await participationReport(actor, { period, organizationId: root.id });
        expect(countsOf(report!.total)).toEqual(naive(world, null));
        expect(report!.units.map((line) => line.shortName)).toEqual(["示例单位二", "示例单位三", "示例单位一"]);
        for (const line of report!.units) expect({ unit: line.shortName, ...countsOf(line) }).toEqual({ unit: line.shortName, ...naive(world, units.indexOf(line.id ?? "")) });
        const behind = async (figure: Drillable, unitId: string | null) => (await participationRows(actor, { figure, organizationId: root.id, unitId, period, after: null }))!;
        for (const line of [report!.total, ...report!.units]) {
          const size = async (figure: Drillable) => (await behind(figure, line.id)).rows.length;
          expect(await size("registered")).toBe(line.registered);
          expect(await size("participationRate")).toBe(line.tookPart);
          expect(await size("idle")).toBe(line.registered - line.registeredTookPart);
          expect(await size("persons")).toBe(line.persons);
          expect(await size("sessions")).toBe(line.sessions);
          expect(await size("communities")).toBe(line.communities);
          const records = await behind("minutes", line.id);
          expect(records.kind === "records" && records.rows.reduce((sum, row) => sum + row.minutes, 0)).toBe(line.minutes);
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it("asks the database as often for three units as for one, and nobody without the right", async () => {
    const world: World = { people: [{ stays: [{ branch: 1, standing: "in_service", from: 0, to: null }], registrations: [], exempt: null }], sessions: [], records: [], heads: [], units: [] };
    const { root, units } = await build(world);
    const actor = officer(root.id, root.path);
    const wide = await countQueries(() => participationReport(actor, { period, organizationId: root.id }));
    const narrow = await countQueries(() => participationReport(actor, { period, organizationId: units[0] ?? "" }));
    expect(wide.queries.length).toBe(narrow.queries.length);
    expect(narrow.value?.units.map((line) => line.inService)).toEqual([1]);
    // A unit with nobody in service has no rate at all.
    expect(shouldRegister(narrow.value!.total)).toBe(1);
    expect(await participationReport({ kind: "visitor" }, { period, organizationId: root.id })).toBeNull();
    expect(await participationReport(actor, { period, organizationId: "nothing" })).toBeNull();
  });

  it("names people only to their own unit's liaison", async () => {
    const world: World = { people: [{ stays: [{ branch: 1, standing: "in_service", from: 0, to: null }], registrations: [{ community: 0, paper: false, from: 0, to: null }], exempt: null }], sessions: [], records: [{ person: 0, session: null, day: 40, minutes: 60, state: "confirmed", counts: true, training: false, manual: true, community: 0, reversed: false, branch: 1 }], heads: [], units: [] };
    const { root, units } = await build(world);
    const unitId = units[0] ?? "";
    const liaison: Actor = { kind: "post", personId: someone, signInId: newId(), post: { id: newId(), role: "unit_liaison", organizationId: unitId, path: `${root.path}${unitId}.`, sessionId: null } };
    const auditor: Actor = { kind: "post", personId: someone, signInId: newId(), post: { id: newId(), role: "auditor", organizationId: root.id, path: root.path, sessionId: null } };
    for (const figure of ["registered", "persons", "visits"] as const) {
      const asked = { figure, organizationId: unitId, unitId: null, period, after: null };
      const names = async (actor: Actor) => (await participationRows(actor, asked))?.rows.map((row) => ("name" in row ? row.name : undefined));
      expect(await names(liaison)).toEqual(["示例0"]);
      expect(await names(auditor)).toEqual([null]);
      expect(await names(officer(root.id, root.path))).toEqual([null]);
      const elsewhere: Actor = { ...liaison, post: { ...liaison.post, organizationId: units[1] ?? "", path: `${root.path}${units[1]}.` } } as Actor;
      expect(await names(elsewhere)).toBeUndefined();
    }
  });
});
