import { rmSync } from "node:fs";
import { join } from "node:path";
import { bin, run, top } from "./children.ts";
import { type Count, nothing } from "./count.ts";
import { readReport } from "./report.ts";

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
  success: boolean;
};

export async function runUnits(filters: string[]): Promise<Count> {
  const file = join(top, ".test/unit.json");
  rmSync(file, { force: true });
  const args = ["run", "--config", "app/_run/vitest.config.ts", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await run(
    [bin("vitest/vitest.mjs"), ...args, ...filters],
    {
      NODE_ENV: "test",
      MODE: "test",
      FORCE_COLOR: process.stdout.isTTY ? "1" : "0",
    },
    console.log,
  );
  const report = readReport<VitestReport>(file);
  if (!report) return { ...nothing, failed: 1 };
  const failed = report.numFailedTests;
  // A file that doesn't load fails with no test in it.
  return {
    passed: report.numPassedTests,
    failed: code && !failed ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
