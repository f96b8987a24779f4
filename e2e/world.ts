import { test as base, expect, type Page } from "@playwright/test";
import { signInCookie } from "#app/_run/sign-in.ts";
import { buildEnvironment } from "#app/_run/build.ts";
import { end, launch } from "#app/_run/children.ts";
import { untilReady, webProgram } from "#app/_run/web.ts";
import { closeDatabase } from "#db/client.ts";
import { cloneDatabase, testEnvironment } from "#db/clones.ts";
import { runJobsOnce, setClock } from "#db/moments.ts";
import { freePort } from "#db/server.ts";
import { jobs } from "#lib/jobs.ts";

export { expect };
export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 900 };

export type World = {
  address: string;
  runJobs(): Promise<void>;
  log: string[];
};
type Clock = { set(instant: string): Promise<void> };
type Problems = { allow(pattern: RegExp): void };

/**
 * Each worker has its own database and web process; each story its own page at phone size. Files share a worker and so its world, save those
 * that name one (`test.use({ own: "…" })`): where a sum or a place must hold nothing of another file's.
 */
export const test = base.extend<{ clock: Clock; problems: Problems }, { world: World; own: string }>({
  own: ["", { scope: "worker", option: true }],
  world: [
    async ({ own: _ }, run) => {
      const built = await buildEnvironment();
      const clone = await cloneDatabase();
      const port = await freePort();
      const address = `http://127.0.0.1:${port}`;
      // This process too: the world is made through the commands, which read the same settings.
      Object.assign(process.env, testEnvironment(clone.url), {
        PUBLIC_ADDRESS: address,
        NEXTAUTH_URL: address,
        PORT: String(port),
      });
      const log: string[] = [];
      const web = launch(webProgram("start", port, "127.0.0.1"), built, (line) => log.push(line));
      try {
        await untilReady(address, () => web.exitCode !== null).catch((error) => Promise.reject(new Error(`${error}\n${log.join("\n")}`)));
        await run({
          address,
          log,
          runJobs: () => runJobsOnce(jobs, clone.url),
        });
      } finally {
        await end(web, 3_000);
        await closeDatabase();
        await clone.drop();
      }
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ world }, run) => run(world.address),
  clock: async ({ world: _ }, run) => run({ set: (instant) => setClock(instant) }),
  // An error in the console, a refused style or script and an uncaught exception each fail the story that meets them.
  problems: [
    async ({ context, world }, run, info) => {
      const found: string[] = [];
      const allowed: RegExp[] = [];
      context.on("weberror", (error) => found.push(`uncaught: ${error.error().message}`));
      context.on("console", (message) => message.type() === "error" && found.push(`${message.text()} (${message.location().url})`));
      const before = world.log.length;
      await run({ allow: (pattern) => void allowed.push(pattern) });
      if (info.status !== info.expectedStatus)
        await info.attach("server", {
          body: world.log.slice(before).join("\n"),
          contentType: "text/plain",
        });
      const unexpected = found.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(unexpected, "nothing may go wrong in the console").toEqual([]);
    },
    { auto: true },
  ],
});

/** The same page as at a desk. */
export const atDesk = (page: Page) => page.setViewportSize(desktop);

/** Signs this page in as a person; the session row is made as a sign-in makes it. */
export async function signInAs(page: Page, personId: string): Promise<void> {
  const { PUBLIC_ADDRESS: url = "" } = process.env;
  await page.context().addCookies([{ ...(await signInCookie(personId)), url, httpOnly: true, sameSite: "Lax" }]);
}
