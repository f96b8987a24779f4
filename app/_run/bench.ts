import { chromium } from "@playwright/test";
import { cloneDatabase, testEnvironment, testServer } from "#db/clones.ts";
import { freePort } from "#db/server.ts";
import type { Bench, Figure } from "./bench/measurement.ts";
import { measurements } from "./bench/measurements.ts";
import { browserLaunch } from "./browser.ts";
import { buildWhenChanged } from "./build.ts";
import { end, launch, run } from "./children.ts";
import { readSettings } from "./settings.ts";
import { onStop, Refused, verb } from "./stop.ts";
import { untilReady, webProgram } from "./web.ts";

await verb(async () => {
  const asJson = process.argv.includes("--json");
  const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  // With --json only the object may reach the output.
  if (asJson) console.log = console.error;
  const bench = await openBench();
  const figures: Record<string, Figure> = {};
  for (const [name, measure] of Object.entries(measurements)) {
    if (asked.length === 0 || asked.some((part) => name.includes(part))) Object.assign(figures, await measure(bench));
  }
  if (asJson) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else console.table(figures, ["value", "unit", "beside", "ratio"]);
  return 0;
});

/** The product on demonstration data, in a database and on a port of this run alone. */
async function openBench(): Promise<Bench> {
  const { SESSION_SECRET, DATA_KEY } = await readSettings();
  const built = await buildWhenChanged();
  const clone = await cloneDatabase();
  onStop(async () => (await testServer()).release());
  onStop(() => clone.drop());
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  // This process makes sign-ins and calls commands too, so both use the same secrets and database.
  process.env.DATABASE_URL = clone.url;
  const env = { ...testEnvironment(clone.url), ...built, SESSION_SECRET, DATA_KEY, MODE: "demo", PORT: String(port), PUBLIC_ADDRESS: address, NEXTAUTH_URL: address };
  const loaded = await run(["--import", "tsx", "app/_run/first-content.ts"], env);
  if (loaded.code !== 0) throw new Refused(loaded.said);
  const web = launch(webProgram("start", port, "127.0.0.1"), env, console.error);
  onStop(() => end(web, 3_000));
  await untilReady(address, () => web.exitCode !== null);
  const browser = await chromium.launch(await browserLaunch());
  onStop(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  return { address, databaseUrl: clone.url, context };
}
