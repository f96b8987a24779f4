import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alone } from "#db/alone.ts";
import { bin, run, top } from "./children.ts";
import { say, seconds } from "./say.ts";
import { actionsKey } from "./settings.ts";
import { Refused } from "./stop.ts";

const single = ["next.config.ts", "proxy.ts", "instrumentation.ts", "package-lock.json", "tsconfig.json"];
const apart = /^(app\/_run|db\/(demo|scale|migrations))\/|\.test\.tsx?$/;

/** Builds the pages when their sources or what is built into them changed; gives what the web process needs to run that build. */
export async function buildWhenChanged(): Promise<Record<string, string>> {
  const env = await buildEnvironment();
  const mark = join(top, ".next/hongmajia-build.json");
  await alone(join(top, "node_modules/.hongmajia-build.lock"), async () => {
    const wanted = sourcesHash(env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "");
    if (existsSync(join(top, ".next/BUILD_ID")) && existsSync(mark) && JSON.parse(readFileSync(mark, "utf8")).sources === wanted) return;
    const since = Date.now();
    say("构建页面（源码有变化，约半分钟）……");
    const { code, said } = await run([bin("next/dist/bin/next"), "build"], env);
    if (code !== 0) throw new Refused(`页面没有构建成功：\n${said}`);
    writeFileSync(mark, JSON.stringify({ sources: wanted }));
    say(`页面构建完成（${seconds(since)}）`);
  });
  return env;
}

export async function buildEnvironment(): Promise<Record<string, string>> {
  return {
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: await actionsKey(),
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
  };
}

function sourcesHash(key: string): string {
  const hash = createHash("sha256").update(`${process.env.MODE === "production"} ${key}`);
  const files = [...single, ...["app", "lib", "db"].flatMap(filesUnder)].filter((file) => !apart.test(file));
  for (const file of files) if (existsSync(join(top, file))) hash.update(file).update(readFileSync(join(top, file)));
  return hash.digest("hex");
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(top, folder), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
}
