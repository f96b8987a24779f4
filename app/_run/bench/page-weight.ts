import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import { codeOf } from "#lib/follow/commands.ts";
import { reportRequest } from "#lib/requests/commands.ts";
import { placesToReport } from "#lib/requests/queries.ts";
import { top } from "../children.ts";
import { signInCookie } from "../sign-in.ts";
import { type Figure, figure, type Measurement } from "./measurement.ts";

/** What a page sends to a modern browser, gzipped; beside it what Next itself sends for an empty page. */
export const pageWeight: Measurement = async ({ address, context }) => {
  const floor = emptyPage();
  await context.addCookies([{ ...(await volunteerCookie()), url: address }]);
  const figures: Record<string, Figure> = {};
  for (const { name, find } of pages) {
    const page = await context.newPage();
    const path = await find(page, address);
    const weight = path && (await weigh(page, address + path));
    if (weight) {
      const { script, total } = weight;
      figures[`page_js_${name}`] = figure(script, "kB gz", floor);
      figures[`page_total_${name}`] = figure(total, "kB gz");
    }
    await page.close();
  }
  return figures;
};

type Found = { name: string; find(page: Page, address: string): Promise<string | undefined> };

const at =
  (path: string): Found["find"] =>
  async () =>
    path;

// A page with a number in its address is reached as a person reaches it: by the first link that leads there.
const linked =
  (from: string, pattern: RegExp, then = (link: string) => link): Found["find"] =>
  async (page, address) => {
    await page.goto(address + from);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    const found = links.find((link) => pattern.test(link));
    return found && then(found);
  };

const pages: Found[] = [
  { name: "/", find: at("/") },
  { name: "/sessions/[id]", find: linked("/sessions", /^\/sessions\/[0-9a-f-]{36}$/) },
  { name: "/sessions/[id]/booking", find: linked("/sessions?kind=consultation", /^\/sessions\/[0-9a-f-]{36}$/, (link) => `${link}/booking?matters=support.inheritance`) },
  { name: "/report", find: at("/report") },
  { name: "/follow/[code]", find: newRequest },
  { name: "/me", find: at("/me") },
  { name: "/me/shifts/[id]", find: linked("/me", /^\/me\/shifts\/[0-9a-f-]{36}$/) },
];

/** The page of a request that a resident has just reported. */
async function newRequest(): Promise<string | undefined> {
  const { communities } = await placesToReport();
  const made = await reportRequest({ kind: "visitor" }, { communityId: communities[0]?.id, placeText: "大门口", words: "路灯坏了，晚上看不见路", category: "lighting" });
  return made.ok ? `/follow/${codeOf(made.value.id)}` : undefined;
}

/** A volunteer of the demonstration, whose pages are weighed. */
async function volunteerCookie() {
  const [volunteer] = await database().select({ id: person.id }).from(person).where(eq(person.phone, "19900000001"));
  return signInCookie(volunteer?.id ?? "");
}

/** Nothing where the page doesn't answer as itself: the weight of a refusal would pass for its own. */
async function weigh(page: Page, url: string): Promise<{ script: number; total: number } | undefined> {
  const sizes = { script: 0, total: 0 };
  const answers: Promise<void>[] = [];
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    // What the page asks for later, for other pages, is not its own weight.
    if (response.request().headers()["next-router-prefetch"] || !["document", "script", "stylesheet", "image", "font"].includes(kind)) return;
    answers.push(
      response.body().then((body) => {
        const size = kind === "image" || kind === "font" ? body.length : gzipSync(body).length;
        sizes.total += size;
        if (kind === "script") sizes.script += size;
      }),
    );
  });
  const answer = await page.goto(url, { waitUntil: "networkidle" });
  await Promise.all(answers);
  if (!answer?.ok() || page.url() !== url) return void console.error(`not measured: ${url} answers ${answer?.status()} at ${page.url()}`);
  return { script: sizes.script / 1000, total: sizes.total / 1000 };
}

function emptyPage(): number {
  const { rootMainFiles } = JSON.parse(readFileSync(join(top, ".next/build-manifest.json"), "utf8")) as { rootMainFiles: string[] };
  return rootMainFiles.reduce((sum, file) => sum + gzipSync(readFileSync(join(top, ".next", file))).length, 0) / 1000;
}
