import { readdirSync } from "node:fs";
import { and, eq } from "drizzle-orm";
import { sessionCookie } from "#app/_session/cookie.ts";
import { signInCookie } from "#app/_run/sign-in.ts";
import { database } from "#db/client.ts";
import { oneTapToken } from "#db/schema/ground.ts";
import { setUpLink } from "#db/schema/people.ts";
import { signup } from "#db/schema/signups.ts";
import { runJobsOnce } from "#db/moments.ts";
import { askToBook } from "#lib/bookings/draft.ts";
import { askBreakGlass, decideBreakGlass } from "#lib/case-access/commands.ts";
import { openIntake } from "#lib/case-intake/commands.ts";
import { offerHandOver } from "#lib/hand-overs/commands.ts";
import { closeCase, logCase } from "#lib/cases/commands.ts";
import { keyedHash, newToken } from "#lib/crypto.ts";
import { codeOf } from "#lib/follow/commands.ts";
import { tokenOf } from "#lib/joining/token.ts";
import { makeBoard } from "#lib/queue/commands.ts";
import { issueCard } from "#lib/sign-in-cards/commands.ts";
import { tokenOf as tokenOfCard } from "#lib/sign-in-cards/token.ts";
import { shownCode } from "#lib/sign-in/codes.ts";
import { askForCode, askForNumber, enterByNumber } from "#lib/sign-in/commands.ts";
import { cancelSignup, signUp } from "#lib/signups/commands.ts";
import { signupJobs } from "#lib/signups/jobs.ts";
import type { Made } from "./rows-made.ts";
import { publishConsultation } from "./sessions-made.ts";
import { must, type Player, type Stage } from "./stage.ts";

const visitor = { kind: "visitor" } as const;

/** Every page that isn't an office's, as it stands on the disk. */
export const peoplePages = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("page.tsx") && !/(^|\/)office\//.test(path))
  .map((path) => `/${path.replace(/\/?page\.tsx$/, "").replace(/\([a-z]+\)\/?/g, "")}`.replace(/\/$/, "") || "/");

export type Cookie = { name: string; value: string };
export interface Way {
  page: string;
  path: string;
  /** Who asks; null is a visitor. */
  as: Cookie | null;
}

/** A way to every page of residents, volunteers and members that is about a row which stands, with who may see it. The clock stands as makeRows left it. */
export async function peopleWays(stage: Stage, made: Made): Promise<Way[]> {
  const { volunteer, member, coming, running } = made;
  const newcomer = await stage.person("翁未报", { member: false, organizationId: stage.unit, inService: true });
  const as = async (player: Player) => signInCookie(player.id);
  const [his, members] = [await as(volunteer), await as(member)];
  const [request, booked] = [codeOf(made.requests.received), codeOf(made.booking)];
  const cases = await casesOf(stage, made);
  const boards = { board: newToken(), kiosk: newToken() };
  for (const kind of ["board", "kiosk"] as const) await must(makeBoard(stage.worker.at, { sessionId: running.sessionId, kind, token: boards[kind] }));
  const setUp = newToken();
  await database().insert(setUpLink).values({ tokenHash: keyedHash("set-up link", setUp), expiresAt: new Date("2027-01-01T00:00:00Z") });
  const { cardId } = await must(issueCard(stage.secretary.at, { personId: volunteer.id }));
  const { codeId } = await must(askForCode({ phone: volunteer.phone }, "10.0.0.1"));
  const joining = await must(askForNumber(visitor, { phone: "18800097001", purpose: "joining" }, "10.0.0.1"));
  const proved = await must(askForNumber(visitor, { phone: volunteer.phone, purpose: "joining" }, "10.0.0.1"));
  const { signInId } = await must(enterByNumber({ codeId: proved.codeId, code: shownCode(proved.codeId) }, "10.0.0.1"));
  const choosing = await sessionCookie(signInId);
  const moved = await must(askForNumber(volunteer.actor, { phone: "18800097003", purpose: "phone_change" }, "10.0.0.1"));
  const kept = await must(askToBook(visitor, { sessionId: coming.sessionId, slotAt: `${coming.day}T09:30:00+08:00`, callMe: "李奶奶", phone: "18800097004", via: "self", matters: ["support"], priority: "none" }, "10.0.0.1"));
  const link = `/join/${tokenOf(made.joining)}`;

  const ways: [string, string, Cookie | null][] = [
    ...["/", "/sessions", "/teams", "/gifts", "/report", "/report/results", "/follow", "/rooms", "/changes", "/privacy", "/feedback", "/sign-in"].map((path): [string, string, null] => [path, path, null]),
    ["/sessions/[id]", `/sessions/${coming.sessionId}`, null],
    ["/sessions/[id]/booking", `/sessions/${coming.sessionId}/booking`, null],
    ["/sessions/[id]/booking/code", `/sessions/${coming.sessionId}/booking/code?request=${kept.codeId}&draft=${kept.draft}`, null],
    ["/teams/[id]", `/teams/${stage.team}`, null],
    ["/follow/[code]", `/follow/${request}`, null],
    ["/follow/[code]", `/follow/${booked}`, null],
    ...["time", "matters", "cancellation", "booking-slip"].map((part): [string, string, null] => [`/follow/[code]/${part}`, `/follow/${booked}/${part}`, null]),
    ["/follow/[code]/slip", `/follow/${request}/slip`, null],
    ["/a/[token]", `/a/${await offerLink(stage)}`, null],
    ["/board/[token]", `/board/${boards.board}`, null],
    ["/kiosk/[token]", `/kiosk/${boards.kiosk}`, null],
    ["/set-up/[token]", `/set-up/${setUp}`, null],
    ["/join/[token]", link, null],
    ["/join/[token]/code", `${link}/code?request=${joining.codeId}`, null],
    ["/join/[token]/who", `${link}/who`, choosing],
    ["/sign-in/card/[token]", `/sign-in/card/${tokenOfCard(cardId)}`, null],
    ["/sign-in/code", `/sign-in/code?request=${codeId}`, null],
    ["/sign-in/who", "/sign-in/who", choosing],
    ...["", "/shifts", "/check-in", "/hours", "/cases", "/cases/ties", "/cases/access", "/settings"].map((path): [string, string, Cookie] => [`/me${path}`, `/me${path}`, his]),
    ["/me/settings/phone", `/me/settings/phone?request=${moved.codeId}`, his],
    ["/me/shifts/[id]", `/me/shifts/${coming.desk}`, his],
    ["/me/cases/new", `/me/cases/new?session=${running.sessionId}`, his],
    ["/me/cases/sheet", `/me/cases/sheet?session=${running.sessionId}`, his],
    ["/me/cases/queue/[session]", `/me/cases/queue/${running.sessionId}`, his],
    ...["", "/hand-over", "/words", "/leaflet"].map((part): [string, string, Cookie] => [`/me/cases/[id]${part}`, `/me/cases/${made.caseId}${part}`, his]),
    ["/me/cases/[id]/reopening", `/me/cases/${cases.closed}/reopening`, his],
    ["/me/cases/[id]/turned-away", `/me/cases/${cases.away}/turned-away`, his],
    ["/me/cases/hand-overs/[id]", `/me/cases/hand-overs/${cases.handOver}`, await as(cases.next)],
    ["/me/cases/access/[id]", `/me/cases/access/${cases.access}`, await as(cases.next)],
    ...["", "/declare", "/transfer", "/ending", "/receipt", "/wishes"].map((part): [string, string, Cookie] => [`/me/community${part}`, `/me/community${part}`, members]),
    ["/me/community/visits/new", `/me/community/visits/new?unit=${stage.unit}&grid=${made.requests.grid}`, members],
    ["/me/community/visits/[id]", `/me/community/visits/${made.visit}`, members],
    ["/me/community/register", "/me/community/register", await as(newcomer)],
  ];
  return ways.map(([page, path, cookie]) => ({ page, path, as: cookie }));
}

/** A case closed, one turned away, one offered to another counsellor, one opened by two keys. */
async function casesOf(stage: Stage, made: Made) {
  const { volunteer, running } = made;
  const next = await stage.person("宫接手");
  const log = async () => (await must(logCase(volunteer.actor, { sessionId: running.sessionId, consent: "on", noConflict: "on", stage: "none", minutes: "10", matters: [{ kind: "other", outcome: "answered" }], facts: "", advice: "" }))).id;
  const [closed, offered] = [await log(), await log()];
  await must(closeCase(volunteer.actor, { caseId: closed }));
  const { id: handOver } = await must(offerHandOver(volunteer.actor, { caseId: offered, toId: next.id }));
  const away = (await must(openIntake(volunteer.actor, { sessionId: running.sessionId, consent: "on", asker: "祁某", noOther: "on", stage: "none", avoids: "on" }))).id;
  const privacy = await stage.poster("阚隐私", "privacy_officer", stage.branch);
  const { id: access } = await must(askBreakGlass(next.actor, { sessionId: running.sessionId, number: 1, reason: "居民打电话来问上次的材料" }));
  await must(decideBreakGlass(privacy.at, { breakGlassId: access, grants: "on" }));
  return { closed, away, handOver, access, next };
}

/** The link of an offer that stands. */
async function offerLink(stage: Stage): Promise<string> {
  const [first, second] = [await stage.person("蒙先报"), await stage.person("池候补")];
  const { desk } = await publishConsultation(stage, { inDays: 12, capacity: 1, title: "空出名额的一场" });
  const { signupId } = await must(signUp(first.actor, { shiftId: desk }));
  await must(signUp(second.actor, { shiftId: desk }));
  await must(cancelSignup(first.actor, { signupId }));
  await runJobsOnce(signupJobs);
  const [offered] = await database().select({ id: signup.id }).from(signup).where(and(eq(signup.shiftId, desk), eq(signup.state, "offered")));
  const token = newToken();
  await database().insert(oneTapToken).values({ tokenHash: keyedHash("one tap", token), personId: second.id, purpose: "offer", subjectId: offered?.id ?? "", expiresAt: new Date("2027-01-01T00:00:00Z") });
  return token;
}
