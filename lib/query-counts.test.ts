import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { countQueries, database } from "#db/client.ts";
import { loadDemo } from "#db/demo/load.ts";
import { useDatabase } from "#db/testing.ts";
import type { Role } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { agreementList, agreementPage } from "#lib/agreements/queries.ts";
import { dayBoard } from "#lib/attendance/queries.ts";
import { trail } from "#lib/audit/queries.ts";
import { dayOf, periodOf } from "#lib/calendar.ts";
import { caseFigures, myCases, sessionsToLog } from "#lib/cases/queries.ts";
import { now } from "#lib/clock.ts";
import { publicFigures } from "#lib/figures/queries.ts";
import { giftApplications, giftLedger, giftTotals, publicGifts, thankYouLetters } from "#lib/gifts/queries.ts";
import { myHours, personSums, recordList, recordsToConfirm } from "#lib/hours/queries.ts";
import { messages } from "#lib/messages/queries.ts";
import { gridBoard, organizationList, organizationPage } from "#lib/organizations/queries.ts";
import { exemptions, headCounts, participationMonths, participationReport, participationRows, unitStandings } from "#lib/participation/queries.ts";
import { peopleList, personPage } from "#lib/people/queries.ts";
import { memberNames, memberRegistrations, myRegistration, unitMembers, unitRegistrations, waitingLists } from "#lib/registrations/queries.ts";
import { officeMonth, officeSessions, publicHosts, publicSession, publicSessions, sessionForOffice } from "#lib/sessions/queries.ts";
import { candidates, filling, myShift, myShifts } from "#lib/signups/queries.ts";
import { applications, memberList, publicTeam, publicTeams, teamList, teamPage } from "#lib/teams/queries.ts";
import { waitingFor } from "#lib/waiting/queries.ts";
import { manyRows } from "./many-rows.ts";

useDatabase();

const visitor: Actor = { kind: "visitor" };
let world: Awaited<ReturnType<typeof demonstration>>;
const first: Record<string, number> = {};
beforeAll(async () => {
  await loadDemo(() => {});
  world = await demonstration();
  for (const [name, ask] of Object.entries(pages)) first[name] = (await countQueries(ask)).queries.length;
  await manyRows(3);
}, 240_000);

async function one<T extends string>(query: ReturnType<typeof sql>): Promise<Record<T, string>> {
  const [row] = await database().execute<Record<T, string>>(query);
  if (!row) throw new Error("the demonstration has no such row");
  return row;
}

/** Those who look, and what they look at: of what lies ahead the soonest, of what lies behind the latest. */
async function demonstration() {
  const instant = await now();
  const post = async (role: Role, organizationName = "%"): Promise<Actor & { kind: "post" }> => {
    const row = await one<"id" | "person_id" | "organization_id" | "path">(sql`
      select p.id, p.person_id, p.organization_id, o.path from post p join organization o on o.id = p.organization_id where p.role = ${role} and o.name like ${organizationName} order by p.id limit 1`);
    return { kind: "post", personId: row.person_id, signInId: row.person_id, post: { id: row.id, role, organizationId: row.organization_id, path: row.path, sessionId: null } };
  };
  const { id: teamId } = await one<"id">(sql`select id from team limit 1`);
  const { id: personId } = await one<"id">(sql`select id from person where name = '赵老师'`);
  const at = instant.toISOString();
  const { id: session } = await one<"id">(sql`select id from session where state = 'published' and starts_at > ${at}::timestamptz order by starts_at limit 1`);
  const { id: past } = await one<"id">(sql`select id from session where state = 'completed' order by starts_at desc limit 1`);
  const { id: shift } = await one<"id">(sql`select id from shift where session_id = ${session} order by position limit 1`);
  const { id: agreement } = await one<"id">(sql`select id from agreement limit 1`);
  const me: Actor = { kind: "person", personId, signInId: personId, teamIds: [teamId] };
  return {
    instant,
    today: dayOf(instant),
    year: periodOf("year", dayOf(instant)),
    teamId,
    session,
    past,
    shift,
    agreement,
    me,
    personId,
    secretary: await post("branch_secretary"),
    liaison: await post("unit_liaison", "示例单位一"),
    worker: await post("community_worker", "河山区社区"),
    gridWorker: await post("community_worker", "三天门社区"),
    committee: await post("committee_officer"),
    admin: await post("system_admin"),
  };
}

/** What each page asks, by its path; an office page as the post that uses it most. */
const pages: Record<string, () => Promise<unknown>> = {
  "/": () => Promise.all([publicSessions(visitor, { limit: 3 }), publicHosts(), publicFigures()]),
  "/sessions": () => Promise.all([publicSessions(visitor), publicHosts()]),
  "/sessions/[id]": () => publicSession(visitor, world.session),
  "/teams": () => publicTeams(),
  "/teams/[id]": () => publicTeam(visitor, world.teamId),
  "/gifts": () => publicGifts(visitor),
  "/me": () => Promise.all([myShifts(world.me), myHours(world.me, world.year)]),
  "/me/shifts/[id]": () => myShift(world.me, world.shift),
  "/me/hours": () => myHours(world.me, world.year),
  "/me/cases": () => Promise.all([myCases(world.me, { show: "open" }), sessionsToLog(world.me)]),
  "/me/community": () => myRegistration(world.me),
  "/office of a secretary": () => waitingFor(world.secretary, world.instant),
  "/office of a liaison": () => waitingFor(world.liaison, world.instant),
  "/office of a community worker": () => waitingFor(world.worker, world.instant),
  "…/sessions": () => officeSessions(world.secretary, { when: "upcoming" }),
  "…/sessions as a month": () => officeMonth(world.secretary, world.today.slice(0, 7)),
  "…/sessions/[id]": () => sessionForOffice(world.secretary, world.session),
  "…/sessions/[id]/filling": () => filling(world.secretary, world.session),
  "…/sessions/[id]/filling/[shift]": () => candidates(world.secretary, world.shift),
  "…/sessions/[id]/day": () => dayBoard(world.secretary, world.past),
  "…/teams": () => Promise.all([teamList(world.secretary), applications(world.secretary)]),
  "…/teams/[id]": () => Promise.all([teamPage(world.secretary, world.teamId), memberList(world.secretary, world.teamId)]),
  "…/people": () => peopleList(world.secretary),
  "…/people/[id]": () => personPage(world.secretary, world.personId),
  "…/organizations": () => organizationList(world.admin),
  "…/organizations/[id]": () => organizationPage(world.admin, world.admin.post.organizationId),
  "…/agreements": () => agreementList(world.secretary),
  "…/agreements/[id]": () => agreementPage(world.secretary, world.agreement),
  "…/grids": () => gridBoard(world.gridWorker),
  "…/cases": () => caseFigures(world.secretary, Number(world.today.slice(0, 4))),
  "…/gifts": () => Promise.all([giftLedger(world.secretary, {}), giftTotals(world.secretary)]),
  "…/gifts/applications": () => giftApplications(world.secretary, {}),
  "…/gifts/letters": () => thankYouLetters(world.secretary),
  "…/registrations of a committee": () => Promise.all([unitStandings(world.committee, world.today), unitRegistrations(world.committee)]),
  "…/registrations of a liaison": () => unitRegistrations(world.liaison),
  "…/registrations of a community": () => Promise.all([waitingLists(world.worker), memberRegistrations(world.worker)]),
  "…/registrations/members": () => unitMembers(world.liaison),
  "…/registrations/declared": () => Promise.all([recordsToConfirm(world.liaison), memberNames(world.liaison)]),
  "…/registrations/exemptions": () => exemptions(world.liaison, world.today),
  "…/registrations/head-counts": () => headCounts(world.committee),
  "…/reports/participation": () => {
    const asked = { period: world.year, organizationId: world.committee.post.organizationId };
    return Promise.all([participationReport(world.committee, asked), participationMonths(world.committee, asked)]);
  },
  "…/reports/participation/rows": () =>
    participationRows(world.committee, { figure: "peopleServed", organizationId: world.committee.post.organizationId, unitId: null, period: world.year, after: null }),
  "…/messages": () => messages(world.secretary, {}),
  "…/audit": () => trail(world.secretary, {}),
  "…/hours": () => recordsToConfirm(world.secretary),
  "…/hours/records": () => recordList(world.secretary, {}),
  "…/hours/people": () => personSums(world.secretary, world.year),
};

it.each(Object.keys(pages))("%s asks as many questions of eight times the rows", async (name) => {
  const { value, queries } = await countQueries(pages[name]!);
  expect(value).not.toBeNull();
  expect({ [name]: queries.length }).toEqual({ [name]: first[name] });
});
