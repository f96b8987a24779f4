import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { alone, isAlive } from "./alone.ts";
import { migrateDatabase, migrationsFolder } from "./migrate.ts";
import { openServer, type Server } from "./server.ts";

export const testFolder = fileURLToPath(new URL("../.test", import.meta.url));

// What a test writes may be lost with the machine; what the product writes may not.
const forgetful = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "300",
  shared_buffers: "256MB",
  wal_level: "minimal",
  max_wal_senders: "0",
};

export type Clone = { url: string; name: string; drop(): Promise<void> };

let count = 0;

/** A database of one's own, made from the migrations (about 20 ms once the template stands). */
export async function cloneDatabase(): Promise<Clone> {
  const server = await testServer();
  const template = await standingTemplate(server);
  const name = `clone_${process.pid}_${count++}_${Math.random().toString(36).slice(2, 6)}`;
  await onServer(server, (sql) => sql.unsafe(`create database ${name} template ${template} strategy file_copy`));
  return {
    name,
    url: server.url(name),
    drop: () => onServer(server, async (sql) => void (await sql.unsafe(`drop database if exists ${name} with (force)`))),
  };
}

/** The test server of this folder: started, or taken over. The runner that holds it stops it with `release`. */
export function testServer(): Promise<Server> {
  mkdirSync(testFolder, { recursive: true });
  opened ??= openServer(testFolder, forgetful, Number(process.env.TEST_HOLDER ?? process.pid));
  return opened;
}
let opened: Promise<Server> | undefined;

/** What a process needs to run against a clone. */
export function testEnvironment(url: string): Record<string, string> {
  return {
    MODE: "test",
    DATABASE_URL: url,
    DATABASE_DIRECT_URL: "",
    SESSION_SECRET: "a session secret that only tests know",
    DATA_KEY: "11".repeat(32),
    DATA_DIR: join(testFolder, "data"),
  };
}

async function standingTemplate(server: Server): Promise<string> {
  const name = `template_${migrationsHash()}`;
  const stands = () => onServer(server, async (sql) => (await sql`select 1 from pg_database where datname = ${name}`).length > 0);
  if (await stands()) return name;
  return alone(join(testFolder, "template.lock"), async () => {
    if (await stands()) return name;
    await onServer(server, async (sql) => {
      await dropLeftovers(sql);
      await sql.unsafe("create database building");
      await migrateDatabase(server.url("building"));
      await sql.unsafe(`alter database building rename to ${name}`);
    });
    return name;
  });
}

async function dropLeftovers(sql: postgres.Sql): Promise<void> {
  const rows = await sql<{ datname: string }[]>`select datname from pg_database where datname ~ '^(building|template_[0-9a-f]+|clone_.*)$'`;
  for (const { datname } of rows) {
    const owner = Number(/^clone_(\d+)_/.exec(datname)?.[1] ?? 0);
    if (!owner || !isAlive(owner)) await sql.unsafe(`drop database if exists ${datname} with (force)`);
  }
}

function migrationsHash(): string {
  const hash = createHash("sha256").update(readFileSync(fileURLToPath(new URL("../package-lock.json", import.meta.url))));
  for (const file of filesIn(migrationsFolder)) hash.update(file).update(readFileSync(join(migrationsFolder, file)));
  return hash.digest("hex").slice(0, 12);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".sql"))
      .sort();
  } catch {
    return [];
  }
}

async function onServer<T>(server: Server, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(server.url("postgres"), { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
