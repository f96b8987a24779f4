import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bin, run, top } from "./children.ts";
import { type Count, nothing } from "./count.ts";
import { readReport } from "./report.ts";

type PlaywrightReport = {
  stats: {
    expected: number;
    unexpected: number;
    flaky: number;
    skipped: number;
  };
  errors: unknown[];
};

export async function runStories(filters: string[]): Promise<Count> {
  if (!hasStories(join(top, "e2e"))) return nothing;
  const file = join(top, ".test/stories.json");
  rmSync(file, { force: true });
  const env = {
    NODE_ENV: "test",
    MODE: "test",
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    FORCE_COLOR: process.stdout.isTTY ? "1" : "0",
  };
  const args = ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json", ...filters];
  const { code } = await run([bin("@playwright/test/cli.js"), ...args], env, console.log);
  const report = readReport<PlaywrightReport>(file);
  if (!report) return { ...nothing, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  return {
    passed: expected,
    failed: code && !failed ? Math.max(1, report.errors.length) : failed,
    skipped,
  };
}

function hasStories(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? hasStories(join(folder, entry.name)) : entry.name.endsWith(".story.ts"),
  );
}
