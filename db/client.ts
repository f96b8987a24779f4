import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { outliveLostConnections } from "./lost-connection.ts";

export type Database = PostgresJsDatabase;
/** A transaction; every query function takes either. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type Reader = Database | Transaction;

export interface Connection {
  db: Database;
  sql: Sql;
  end(): Promise<void>;
}

/** Opens a pool of its own: scripts, tests and the bench; the product uses database(). */
export function connect(url: string, options: { max?: number; prepare?: boolean; debug?: (query: string) => void; onLost?: () => void } = {}): Connection {
  const sql = postgres(url, {
    max: options.max ?? 10,
    prepare: options.prepare ?? true,
    onnotice: () => {},
    // Its own pauses grow to twenty seconds for the whole pool; a database that was started again is back within one.
    // A pool lives as long as its connections: one that closes was lost.
    max_lifetime: null,
    connect_timeout: 10,
    onclose: () => options.onLost?.(),
    backoff: (failures) => Math.min(0.05 * 2 ** failures, 0.5),
    debug: options.debug ? (_id, query) => options.debug?.(query) : undefined,
    connection: { application_name: "hongmajia", TimeZone: "UTC" },
  });
  return { db: drizzle(sql), sql, end: () => sql.end({ timeout: 5 }) };
}

// Next bundles this file once per layer: the pool lives on globalThis, or each layer would open its own.
const held = globalThis as typeof globalThis & { hongmajiaConnection?: { url: string; connection: Connection }; hongmajiaListens?: boolean };
const listeners = new Set<(query: string) => void>();

/** The product's database, from DATABASE_URL (the launcher or the test harness sets it). */
export function database(): Database {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  if (!held.hongmajiaListens) outliveLostConnections();
  held.hongmajiaListens = true;
  if (held.hongmajiaConnection?.url !== url) {
    const connection: Connection = connect(url, {
      max: Number(process.env.DATABASE_POOL ?? 10),
      // pgbouncer in transaction mode keeps no prepared statements.
      prepare: process.env.DATABASE_PREPARE !== "false",
      debug: process.env.MODE === "test" ? (query) => listeners.forEach((listen) => listen(query)) : undefined,
      onLost: () => {
        if (held.hongmajiaConnection?.connection === connection) void renewPool();
      },
    });
    held.hongmajiaConnection = { url, connection };
  }
  return held.hongmajiaConnection.connection.db;
}

/** Counts what `work` sends to the database (MODE=test): the tests that hold a page to a fixed number of queries. */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ value: T; queries: string[] }> {
  const queries: string[] = [];
  // A new connection asks the driver's own question about types, whoever opened it.
  const listen = (query: string) => void (query.includes("pg_catalog.pg_type") || queries.push(query));
  listeners.add(listen);
  try {
    return { value: await work(), queries };
  } finally {
    listeners.delete(listen);
  }
}

/**
 * Leaves the pool of a lost connection: what is under way there has five seconds to end, what comes next has a new pool. For postgres.js 3.4 keeps
 * the timer of a write that the loss cut off, so that connection, opened again, never sends its first message.
 */
async function renewPool(): Promise<void> {
  const connection = held.hongmajiaConnection?.connection;
  held.hongmajiaConnection = undefined;
  await connection?.end();
}

/** Closes the pool; the next database() opens a new one. */
export async function closeDatabase(): Promise<void> {
  const connection = held.hongmajiaConnection?.connection;
  held.hongmajiaConnection = undefined;
  await connection?.end();
}
