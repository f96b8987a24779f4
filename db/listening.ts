import postgres, { type Sql } from "postgres";

type Told = (payload: string) => void;
interface Ear {
  sql: Sql | null;
  channels: Map<string, Set<Told>>;
  opening: boolean;
  failures: number;
  /** Calls of our own that didn't come back: after two the ear is deaf and is opened again. */
  unheard: number;
  timer: NodeJS.Timeout | null;
}

// On globalThis, since Next bundles this file once per layer: one connection a process.
const held = globalThis as typeof globalThis & { hongmajiaEar?: Ear };
const PULSE = "pulse";
const PULSE_MS = 20_000;

/** Where LISTEN may stand: behind pgbouncer in transaction mode it would be lost, so the direct address. */
const directUrl = () => process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL || "";

/**
 * Hears every NOTIFY on a channel, over ONE connection a process that is opened for the first and closed after the last. A lost
 * connection is opened again with pauses of 1 to 30 s; what was said meanwhile is lost, so a listener also reads by itself now and then.
 */
export function listen(channel: string, told: Told): () => void {
  held.hongmajiaEar ??= { sql: null, channels: new Map(), opening: false, failures: 0, unheard: 0, timer: null };
  const ear = held.hongmajiaEar;
  const isNew = !ear.channels.has(channel);
  ear.channels.set(channel, (ear.channels.get(channel) ?? new Set()).add(told));
  if (isNew && ear.sql) void hear(ear, ear.sql, channel).catch(() => {});
  void open(ear);
  ear.timer ??= setInterval(() => void pulse(ear), PULSE_MS).unref();
  return () => {
    ear.channels.get(channel)?.delete(told);
    if ([...ear.channels.values()].every((all) => all.size === 0)) void close(ear);
  };
}

async function open(ear: Ear): Promise<void> {
  if (ear.sql || ear.opening) return;
  ear.opening = true;
  const sql = postgres(directUrl(), { max: 1, idle_timeout: 5, onnotice: () => {}, connection: { application_name: "hongmajia listens", TimeZone: "UTC" } });
  try {
    for (const channel of [...ear.channels.keys(), PULSE]) await hear(ear, sql, channel);
    Object.assign(ear, { sql, failures: 0, unheard: 0, opening: false });
    if ([...ear.channels.values()].every((all) => all.size === 0)) await close(ear);
  } catch {
    ear.opening = false;
    await sql.end({ timeout: 1 }).catch(() => {});
    setTimeout(() => ear.timer && void open(ear), Math.min(30_000, 1000 * 2 ** ear.failures++)).unref();
  }
}

function hear(ear: Ear, sql: Sql, channel: string) {
  return sql.listen(channel, (payload) => {
    if (channel === PULSE) ear.unheard = 0;
    else for (const told of ear.channels.get(channel) ?? []) told(payload);
  });
}

async function pulse(ear: Ear): Promise<void> {
  const sql = ear.sql;
  if (!sql) return open(ear);
  if (ear.unheard >= 2) {
    ear.sql = null;
    await sql.end({ timeout: 1 }).catch(() => {});
    return open(ear);
  }
  ear.unheard++;
  await sql.notify(PULSE, String(process.pid)).catch(() => {});
}

async function close(ear: Ear): Promise<void> {
  const { sql } = ear;
  if (ear.timer) clearInterval(ear.timer);
  Object.assign(ear, { sql: null, timer: null });
  await sql?.end({ timeout: 1 }).catch(() => {});
}
