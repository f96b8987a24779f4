import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import postgres from "postgres";
import { seedSpecialDays } from "./special-days.ts";

export const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/** Brings a database up to this version, one process at a time; then what must happen while the others still wait. */
export async function migrateDatabase(url: string, before: (isEmpty: boolean) => Promise<void> = async () => {}): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtext('hongmajia migrations'))`;
    if (existsSync(`${migrationsFolder}/meta/_journal.json`)) await migrate(drizzle(sql), { migrationsFolder });
    await seedSpecialDays(sql);
    await runMigrations({ connectionString: url, logger: undefined });
    await before(await holdsNobody(sql));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The version of an external server as a number, 150004 for 15.4. */
export async function serverVersion(url: string): Promise<number> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
  });
  try {
    const [row] = await sql`select current_setting('server_version_num')::int as version`;
    return row?.version as number;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function holdsNobody(sql: postgres.Sql): Promise<boolean> {
  const [table] = await sql`select to_regclass('public.person') is not null and to_regclass('public.organization') is not null as stands`;
  if (!table?.stands) return true;
  const [row] = await sql`select not exists (select from person) and not exists (select from organization) as empty`;
  return row?.empty as boolean;
}
