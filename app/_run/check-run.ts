import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { bin, run, top } from "./children.ts";
import { type Count, nothing } from "./count.ts";
import { seconds } from "./say.ts";
import { sizes, standingFiles } from "./structure/files.ts";
import { rules } from "./structure/rules.ts";

type Check = { name: string; run(): Promise<string> };

/** Types, lint, boundaries and structure: seconds, no database. Each names what is wrong, or says nothing. */
export async function runChecks(options: string[]): Promise<Count> {
  mkdirSync(join(top, ".data"), { recursive: true });
  const fix = options.includes("--fix");
  const files = standingFiles();
  const structure = rules.map(
    (rule): Check => ({
      name: rule.sentence,
      run: async () => rule.broken(files).join("\n"),
    }),
  );
  const checks: Check[] = [
    { name: "类型 tsc", run: types },
    {
      name: "写法 biome",
      run: () => program([bin("@biomejs/biome/bin/biome"), "check", "--colors=off", "--max-diagnostics=40", ...(fix ? ["--write"] : []), "."]),
    },
    {
      name: "边界 dependency-cruiser",
      run: () =>
        program([
          bin("dependency-cruiser/bin/dependency-cruise.mjs"),
          "--config",
          ".dependency-cruiser.cjs",
          "--output-type",
          "err",
          "app",
          "lib",
          "db",
          "e2e",
          "proxy.ts",
        ]),
    },
    ...structure,
  ];
  const since = Date.now();
  const results = await Promise.all(checks.map(async (check) => ({ check, wrong: await check.run() })));
  const count = { ...nothing };
  for (const { check, wrong } of results) {
    console.log(`${wrong ? "✗" : "✓"} ${check.name}`);
    if (wrong) console.log(wrong.replace(/^/gm, "    "));
    count[wrong ? "failed" : "passed"]++;
  }
  console.log(`${sizes(files)} · ${seconds(since)}`);
  return count;
}

async function types(): Promise<string> {
  const typed = await program([bin("next/dist/bin/next"), "typegen"]);
  return typed || program([bin("typescript/bin/tsc"), "--noEmit", "--pretty", "false"]);
}

async function program(args: string[]): Promise<string> {
  const { code, said } = await run(args, {
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
  });
  return code === 0 ? "" : said.trim() || `${args.join(" ")}: ${code}`;
}
