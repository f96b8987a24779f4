import postgres from "postgres";
import { connect, type Database } from "#db/client.ts";
import { migrateDatabase, serverVersion } from "#db/migrate.ts";
import { durable, openServer, type Server } from "#db/server.ts";
import { type Env, WrongEnvironment } from "#lib/env.ts";
import { writeDownKeys } from "#lib/keys/commands.ts";
import { troubleWithKeys } from "#lib/keys/queries.ts";
import { run } from "./children.ts";
import { say, seconds } from "./say.ts";
import { isStopping, onStop, Refused } from "./stop.ts";

/** A database that stands, is up to date and holds what its mode asks for; its address is in process.env for the children. */
export async function openDatabase(settings: Env): Promise<void> {
  if (!settings.DATABASE_URL) return openEmbedded(settings);
  const url = settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL;
  const version = await serverVersion(url).catch((error) => {
    throw new Refused(`连不上 DATABASE_URL 指向的数据库：${error.message}`);
  });
  if (version < 150_000) throw new Refused(`DATABASE_URL 指向 PostgreSQL ${Math.floor(version / 10_000)}，需要 15 或更高版本`);
  say(`使用外部数据库（PostgreSQL ${Math.floor(version / 10_000)}）`);
  await bringUp(url);
}

async function openEmbedded(settings: Env): Promise<void> {
  const since = Date.now();
  const server = await openServer(settings.DATA_DIR, durable);
  onStop(() => server.release());
  watch(server);
  const how = {
    created: "新建并启动",
    started: "启动",
    adopted: "接管仍在运行的",
  }[server.how];
  say(`数据库：${how}自带的 PostgreSQL（${seconds(since)}），数据在 ${settings.DATA_DIR}`);
  const sql = postgres(server.url("postgres"), { max: 1, onnotice: () => {} });
  try {
    const [standing] = await sql`select 1 from pg_database where datname = 'hongmajia'`;
    if (!standing) {
      // Named only when whole: an interrupted first start begins again instead of going on with half the data.
      await sql`drop database if exists hongmajia_new with (force)`;
      await sql`create database hongmajia_new`;
      await bringUp(server.url("hongmajia_new"));
      await sql`alter database hongmajia_new rename to hongmajia`;
    } else await bringUp(server.url("hongmajia"));
  } finally {
    await sql.end();
  }
  process.env.DATABASE_URL = server.url("hongmajia");
}

async function bringUp(url: string): Promise<void> {
  await demandKeys(url);
  const since = Date.now();
  await migrateDatabase(url, async (isEmpty) => {
    say(`数据库结构已是最新（${seconds(since)}）`);
    if (isEmpty) await firstContent(url);
  });
  await withDatabase(url, (db) => writeDownKeys(db, new Date()));
}

/** With another key than the database knows nothing is touched, not even its structure: what it seals could not be opened again. */
async function demandKeys(url: string): Promise<void> {
  const trouble = await withDatabase(url, troubleWithKeys);
  if (trouble) throw new WrongEnvironment(`环境变量有误：\n  ${trouble}`);
}

async function withDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const connection = connect(url, { max: 1, prepare: false });
  try {
    return await work(connection.db);
  } finally {
    await connection.end();
  }
}

/** Its own process: what loads demonstration data may take memory and connections, and leaves with both. */
async function firstContent(url: string): Promise<void> {
  const since = Date.now();
  const inDemo = process.env.MODE !== "production";
  if (inDemo) say("空数据库：载入演示数据……");
  const content = new URL(url);
  // Two thousand small commits; one that is lost with the machine begins the load again, for the database has no name yet.
  if (inDemo) content.searchParams.set("synchronous_commit", "off");
  const env = { DATABASE_URL: content.href, DATABASE_DIRECT_URL: url };
  const { code } = await run(["--import", "tsx", "app/_run/first-content.ts"], env, console.log);
  if (code !== 0) throw new Refused("首次内容没有载入，见上面的说明");
  if (inDemo) say(`演示数据已载入（${seconds(since)}）`);
}

function watch(server: Server): void {
  const timer = setInterval(async () => {
    if (isStopping() || server.isUp()) return;
    say("数据库意外停止，重新启动……");
    await server.revive().catch((error) => say(String(error)));
  }, 1000);
  timer.unref();
  onStop(() => clearInterval(timer));
}
