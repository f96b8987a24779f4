import { readdirSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import type { Made } from "./rows-made.ts";
import type { Player, Stage } from "./stage.ts";

export const officePages = ["app/office/[organization]", "app/(sheets)/office/[organization]"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }))
  .filter((path) => path === "page.tsx" || path.endsWith("/page.tsx"))
  .map((path) => `/office/[organization]/${path}`.replace(/\/page\.tsx$/, ""));

/** Which row a page is about, by its path behind the office: the first line that fits. */
const rows: [RegExp, (stage: Stage, made: Made, volunteer: Player) => Record<string, string>, ((made: Made, stage: Stage) => string)?][] = [
  [/^agreements\/\[id\]\/(renewal|ending)/, (_, made) => ({ id: made.agreements.standing })],
  [/^agreements/, (_, made) => ({ id: made.agreements.draft })],
  [/^gifts\/applications\/\[id\]\/decision/, (_, made) => ({ id: made.applications.applied })],
  [/^gifts\/applications\/\[id\]\/payout/, (_, made) => ({ id: made.applications.approved })],
  [/^gifts\/applications/, (_, made) => ({ id: made.applications.paid, part: made.part })],
  [/^gifts\/\[id\]\/(arrival|reversal)/, (_, made) => ({ id: made.pledged })],
  [/^gifts/, (_, made) => ({ id: made.gift })],
  [/^hours\/\[id\]\/reversal/, (_, made) => ({ id: made.declared })],
  [/^hours/, (_, made) => ({ id: made.entered })],
  [/^joining/, (_, made) => ({ id: made.joining })],
  [/^requests\/\[id\]\/objection/, (_, made) => ({ id: made.requests.sent }), (made) => `?dispatch=${made.requests.owner}`],
  [/^requests\/\[id\]\/withdrawal/, (_, made) => ({ id: made.requests.sent }), (made) => `?dispatch=${made.requests.assist}`],
  [/^requests\/\[id\]\/separation/, (_, made) => ({ id: made.requests.merged })],
  [/^requests\/\[id\]\/reopening/, (_, made) => ({ id: made.requests.solved })],
  [/^requests/, (_, made) => ({ id: made.requests.received })],
  [/^visits\/new/, () => ({}), (made, stage) => `?unit=${stage.unit}&grid=${made.requests.grid}`],
  [/^visits/, (_, made) => ({ id: made.visit })],
  [/^lists/, (_, made) => ({ id: made.items.demand })],
  [/^wishes/, (_, made) => ({ id: made.items.wish })],
  [/^rooms/, (_, made) => ({ room: made.room, booking: made.roomBooking }), () => "?day=2026-11-10"],
  [/^grids/, (_, made) => ({ grid: made.requests.grid })],
  [/^reports\/requests\/rows/, () => ({}), () => "?figure=received"],
  [/^people\/\[id\]\/validities\/\[validity\]/, (_, made) => ({ id: made.enrolled.id, validity: made.validityId })],
  [/^people\/\[id\]\/honours\/\[honour\]/, (_, made) => ({ id: made.enrolled.id, honour: made.honours.person })],
  [/^organizations\/\[id\]\/honours/, (stage, made) => ({ id: stage.branch, honour: made.honours.branch })],
  [/^teams\/\[id\]\/honours\/\[honour\]/, (stage, made) => ({ id: stage.team, honour: made.honourId })],
  [/^organizations\/\[id\]\/(places|links)/, (stage) => ({ id: stage.community, place: stage.place })],
  [/^organizations\/new/, () => ({}), (_, stage) => `?parent=${stage.committee}`],
  [/^organizations/, (stage) => ({ id: stage.branch })],
  [/^people\/\[id\]\/posts/, (_, made) => ({ id: made.approver.id, post: made.approver.at.post.id })],
  [/^people\/\[id\]\/specialities/, (_, made) => ({ id: made.enrolled.id, speciality: made.personSpecialityId })],
  [/^people/, (_, __, volunteer) => ({ id: volunteer.id })],
  [/^registrations\/declared/, (_, made) => ({ id: made.entered })],
  [/^registrations\/units\/\[id\]\/return/, (_, made) => ({ id: made.registrations.waitingUnit })],
  [/^registrations\/units/, (_, made) => ({ id: made.registrations.unit })],
  [/^registrations\/members\/new/, () => ({}), (made) => `?person=${made.member.id}`],
  [/^registrations\/members/, (_, made) => ({ id: made.registrations.member })],
  [/^registrations\/waiting/, () => ({}), (made, stage) => `?source=online&communityId=${stage.community}&unitId=${stage.unit}&id=${made.registrations.waiting}`],
  [/^reports\/participation\/rows/, () => ({}), () => "?figure=registered"],
  [/^sessions\/\[id\]\/(queue\/cancellation|slip)/, (_, made) => ({ id: made.coming.sessionId }), (made) => `?booking=${made.booking}`],
  [/^sessions\/\[id\]\/(day|closing|paper)/, (_, made) => ({ id: made.running.sessionId })],
  [/^sessions\/\[id\]\/correction/, (_, made) => ({ id: made.paper.sessionId }), (made) => `?signup=${made.signups.paper}`],
  [/^sessions\/\[id\]\/talk/, (_, made) => ({ id: made.talk.sessionId })],
  [/^sessions\/\[id\]\/record/, (_, made) => ({ id: made.paper.sessionId })],
  [/^sessions\/\[id\]\/publication/, (_, made) => ({ id: made.draft })],
  [/^sessions\/\[id\]\/filling\/(proxy|jielong)/, (_, made) => ({ id: made.coming.sessionId }), (made) => `?shift=${made.coming.desk}`],
  [/^sessions/, (_, made) => ({ id: made.coming.sessionId })],
  [/^teams/, (stage, made) => ({ id: stage.team, membership: made.membershipId })],
];

export interface Address {
  page: string;
  path: string;
}

/** Every office page, about a row that stands, at this office's segment. */
export function addresses(segment: string, stage: Stage, made: Made, volunteer: Player): Address[] {
  return officePages.map((page) => {
    const behind = page.replace("/office/[organization]", "").slice(1);
    const [, ids, query] = rows.find(([fits]) => fits.test(behind)) ?? [null, () => ({}), undefined];
    const known: Record<string, string> = { organization: segment, ...ids(stage, made, volunteer) };
    const path = page.replace(/\[(\w+)\]/g, (_, name: string) => known[name] ?? `missing-${name}`);
    return { page: behind, path: path + (query?.(made, stage) ?? "") };
  });
}

/** A page as a browser asks for it, and in the router's form, alone and ahead of a tap. */
export const waysOfAsking: Record<string, string>[] = [{}, { RSC: "1" }, { RSC: "1", "Next-Router-Prefetch": "1" }];

export interface Got {
  status: number;
  location: string;
  text: string;
  /** Asked ahead of a tap: a shell without the page, for everybody. */
  isAhead: boolean;
}

export async function ask(request: APIRequestContext, path: string, headers: Record<string, string> = {}): Promise<Got> {
  let response = await request.get(path, { maxRedirects: 0, headers });
  // Asked for the router's form without its cache key, the server first says the address with it.
  const keyed = response.headers().location ?? "";
  if (/[?&]_rsc/.test(keyed)) response = await request.get(keyed, { maxRedirects: 0, headers });
  return { status: response.status(), location: response.headers().location ?? "", text: await response.text(), isAhead: "Next-Router-Prefetch" in headers };
}

export const isRefused = ({ status, location, text, isAhead }: Got) =>
  (isAhead && status === 200) || status === 404 || (status === 307 && location.startsWith("/sign-in")) || (status === 200 && /NEXT_HTTP_ERROR_FALLBACK;404|NEXT_REDIRECT;\w+;\/sign-in/.test(text));

/** Those of the addresses whose answer isn't as it must be, three at a time. */
export async function otherwise(request: APIRequestContext, list: Address[], isFine: (got: Got, address: Address) => boolean, ways = waysOfAsking): Promise<string[]> {
  const found: string[] = [];
  const rest = list.flatMap((address) => ways.map((headers) => ({ address, headers })));
  const take = async () => {
    for (let next = rest.pop(); next; next = rest.pop()) {
      const got = await ask(request, next.address.path, next.headers);
      if (!isFine(got, next.address)) found.push(`${got.status} ${got.location} ${Object.keys(next.headers).join("+")} ${next.address.page}`);
    }
  };
  await Promise.all([take(), take(), take()]);
  return found.sort();
}
