import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, extname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { say } from "./say.ts";
import { isStopping, onStop } from "./stop.ts";

export const top = fileURLToPath(new URL("../..", import.meta.url));
export const inModules = (path: string) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));

/** A package's program. Beside --import, Node.js 20.9 runs none whose name has no extension: such a one gets a name with it. */
export function bin(path: string): string {
  if (extname(path)) return inModules(path);
  const named = inModules(`.cache/programs/${path.replaceAll("/", "-")}.cjs`);
  mkdirSync(dirname(named), { recursive: true });
  writeFileSync(named, `require(${JSON.stringify(inModules(path))});\n`);
  return named;
}

// A child ends with its launcher, even when that one is killed outright. Next hands its flags on to workers of its own,
// which are left alone (theirs is another parent), and loses quotes on the way, hence the encoding.
const leashed = `if (process.env.LEASH === String(process.ppid) && process.channel) {
  process.on("disconnect", () => { setTimeout(() => process.exit(1), 8000).unref(); process.kill(process.pid, "SIGTERM"); });
  process.channel.unref();
}`;
const leash = `data:text/javascript,${encodeURIComponent(leashed)}`;
const ownGroup = process.platform !== "win32";

export type Output = (line: string) => void;

/** A Node program of its own process group, so that Ctrl-C reaches the launcher alone, which ends it in order. */
export function launch(args: string[], env: Record<string, string | undefined>, output: Output): ChildProcess {
  const child = spawn(process.execPath, ["--import", leash, ...args], {
    cwd: top,
    detached: ownGroup,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      ...env,
      LEASH: String(process.pid),
    } as NodeJS.ProcessEnv,
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) output(line);
    });
    stream?.on("end", () => rest && output(rest));
  }
  return child;
}

export function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? 1);
    child.once("error", () => resolve(1));
    child.once("close", (code) => resolve(code ?? 1));
  });
}

export async function end(child: ChildProcess, patience = 10_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const gone = ended(child);
  const kill = (signal: NodeJS.Signals) => {
    try {
      process.kill(ownGroup ? -(child.pid as number) : (child.pid as number), signal);
    } catch {
      child.kill(signal);
    }
  };
  kill("SIGTERM");
  const timer = setTimeout(() => kill("SIGKILL"), patience);
  await gone;
  clearTimeout(timer);
}

/** Keeps a child running: one that dies is started again, at once the first time, then with growing pauses. */
export function keep(name: string, args: string[], env: Record<string, string | undefined>): void {
  let child: ChildProcess | undefined;
  onStop(() => child && end(child));
  void (async () => {
    for (let failures = 0; !isStopping(); failures++) {
      const since = Date.now();
      child = launch(args, env, (line) => console.log(`[${name}] ${line}`));
      const code = await ended(child);
      if (isStopping()) return;
      if (Date.now() - since > 60_000) failures = 0;
      const wait = Math.min(30, failures ? 2 ** (failures - 1) : 0);
      say(`${name}进程意外结束（${child.signalCode ?? code}），${wait ? `${wait} 秒后` : "现在"}重新启动`);
      await pause(wait * 1000);
    }
  })();
}

/** Runs one program to its end; what it said is in `said`. */
export async function run(
  args: string[],
  env: Record<string, string | undefined> = {},
  output: Output = () => {},
): Promise<{ code: number; said: string }> {
  let said = "";
  const child = launch(args, env, (line) => {
    said += `${line}\n`;
    output(line);
  });
  onStop(() => end(child, 3_000));
  return { code: await ended(child), said };
}
