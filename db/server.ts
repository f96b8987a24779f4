import { spawn } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { alone, isAlive } from "./alone.ts";
import { type PostgresHome, postgresHome } from "./postgres-home.ts";
import { secretsOf } from "./secrets.ts";

export type Server = {
  url(database: string): string;
  how: "created" | "started" | "adopted";
  isUp(): boolean;
  /** Starts it again where it died; what it had acknowledged is there. */
  revive(): Promise<void>;
  /** Lets go of it; the last process that holds it stops it. */
  release(): Promise<void>;
};

/** The product's settings: what is acknowledged is on the disk. */
export const durable = {
  shared_buffers: "256MB",
  max_connections: "200",
  random_page_cost: "1.1",
  wal_compression: "on",
};

/** PostgreSQL out of node_modules, its data in `folder`/pg; one that still runs there is taken over. */
export async function openServer(folder: string, settings: Record<string, string>, holder = process.pid): Promise<Server> {
  mkdirSync(folder, { recursive: true });
  const password = (await secretsOf(folder)).database;
  const home = postgresHome(resolve(folder, "pg"));
  const holders = join(folder, "pg-holders");
  const lock = join(folder, "pg.lock");
  let port = 0;

  const open = (again = false) =>
    alone(lock, async () => {
      mkdirSync(holders, { recursive: true });
      writeFileSync(join(holders, String(holder)), "");
      port = (await runningPort(home, password)) ?? 0;
      if (port) return "adopted";
      const isNew = !existsSync(join(home.data, "PG_VERSION"));
      if (isNew) await create(home, password);
      port = await start(home, settings, again);
      return isNew ? "created" : "started";
    });
  const how = await open();

  return {
    how,
    url: (database) => address(password, port, database),
    isUp: () => isAlive(postmaster(home)?.pid ?? -1),
    revive: async () => void (await open(true)),
    release: () =>
      alone(lock, async () => {
        rmSync(join(holders, String(holder)), { force: true });
        if (readdirSync(holders).some((pid) => isAlive(Number(pid)))) return;
        if (postmaster(home)) await run(home, "pg_ctl", ["stop", "-D", home.data, "-m", "fast", "-w", "-t", "30"]);
      }),
  };
}

async function create(home: PostgresHome, password: string): Promise<void> {
  const fresh = `${home.data}.new`;
  const passwordFile = join(tmpdir(), `pg-${process.pid}-${Math.random().toString(36).slice(2)}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(home, fresh, passwordFile);
  try {
    const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    await run(home, "initdb", ["-D", fresh, "-U", "hongmajia", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--no-sync", ...locale]);
    appendFileSync(join(fresh, "postgresql.conf"), "\ninclude 'hongmajia.conf'\n");
    // Renamed only when whole, so that an interrupted first start begins again.
    renameSync(fresh, home.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function start(home: PostgresHome, settings: Record<string, string>, again: boolean): Promise<number> {
  const conf = join(home.data, "hongmajia.conf");
  const before = existsSync(conf) ? Number(/^port = '(\d+)'/m.exec(readFileSync(conf, "utf8"))?.[1] ?? 0) : 0;
  let port = await freePort(before);
  // Those who use it know its address: a killed postmaster's children may hold the port a moment longer, and are waited for.
  for (let waited = 0; again && before > 0 && port !== before && waited < 60; waited++) {
    await pause(250);
    port = await freePort(before);
  }
  const all = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...settings,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${value}'\n`);
  writeFileSync(conf, lines.join(""));
  chmodSync(conf, 0o644);
  const log = join(home.data, "server.log");
  if (existsSync(log) && statSync(log).size > 20_000_000) rmSync(log);
  // After a SIGKILL of the postmaster its last children hold the shared memory for a moment.
  for (let attempt = 1; ; attempt++) {
    try {
      await run(home, "pg_ctl", ["start", "-D", home.data, "-l", log, "-w", "-t", "60"]);
      return port;
    } catch (error) {
      const tail = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-8).join("\n") : "";
      if (attempt >= 8) throw new Error(`PostgreSQL 没能启动：\n${tail}`, { cause: error });
      await pause(attempt * 250);
    }
  }
}

async function runningPort(home: PostgresHome, password: string): Promise<number | undefined> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const found = postmaster(home);
    if (!found) return undefined;
    const sql = postgres(address(password, found.port, "postgres"), {
      max: 1,
      connect_timeout: 3,
      onnotice: () => {},
    });
    try {
      const [row] = await sql`select current_setting('data_directory') as folder`;
      return row?.folder === home.data ? found.port : undefined;
    } catch {
      await pause(100);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  throw new Error(`${home.data} 中的 PostgreSQL 在运行，但连不上它（口令在 secrets.json 里）`);
}

function postmaster(home: PostgresHome): { pid: number; port: number } | undefined {
  const file = join(home.data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  if (pid && isAlive(pid) && isPostgres(pid)) return { pid, port: port ?? 0 };
  // The number may belong to another process by now (a restarted container), which PostgreSQL would take for itself.
  rmSync(file, { force: true });
  return undefined;
}

function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`;
  return !existsSync(file) || readFileSync(file, "utf8").includes("postgres");
}

function address(password: string, port: number, database: string): string {
  return `postgres://hongmajia:${password}@127.0.0.1:${port}/${database}`;
}

function giveTo({ account }: PostgresHome, ...paths: string[]): void {
  if (account.uid !== undefined && account.gid !== undefined) for (const path of paths) chownSync(path, account.uid, account.gid);
}

function run(home: PostgresHome, program: string, args: string[]): Promise<void> {
  const child = spawn(join(home.programs, program), args, {
    ...home.account,
    cwd: "/",
    env: { ...process.env, LC_ALL: "C" },
    // The server that pg_ctl leaves behind would keep a pipe open, and this process with it.
    stdio: program === "initdb" ? "pipe" : "ignore",
    windowsHide: true,
  });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${program} ${args[0]}: ${code} ${said}`))));
  });
}

/** A port of 127.0.0.1 nobody listens on; the one asked for, if it is still free. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () => (wanted ? freePort().then(resolve, reject) : reject(new Error("没有空闲端口"))));
    probe.listen(wanted, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
