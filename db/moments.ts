import { Logger, runOnce } from "graphile-worker";
import postgres from "postgres";

/** Moves the clock of a test database: from now on it is `instant` there, and time goes on. */
export async function setClock(instant: string, url = process.env.DATABASE_URL ?? ""): Promise<void> {
  const offset = Date.parse(instant) - Date.now();
  if (Number.isNaN(offset)) throw new Error(`not an instant: ${instant}`);
  await on(
    url,
    (sql) => sql`insert into test_clock (id, offset_ms) values (1, ${offset}) on conflict (id) do update set offset_ms = excluded.offset_ms`,
  );
}

export type RunnableJob = {
  name: string;
  every?: string;
  run(payload: unknown): Promise<void>;
};

/** Runs what is due by the database's clock: each job that runs by the clock once, then everything queued. */
export async function runJobsOnce(jobs: readonly RunnableJob[], url = process.env.DATABASE_URL ?? ""): Promise<void> {
  for (const job of jobs) if (job.every) await job.run({});
  await on(url, async (sql) => {
    const [row] = await sql`select coalesce((select offset_ms from test_clock where id = 1), 0)::text as ms`;
    await sql`update graphile_worker._private_jobs set run_at = now() where run_at <= now() + ${`${row?.ms ?? 0} milliseconds`}::interval and run_at > now()`;
  });
  const failures: string[] = [];
  const taskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      (payload: unknown) =>
        job.run(payload).catch((error: unknown) => {
          failures.push(`${job.name}: ${error instanceof Error ? error.stack : String(error)}`);
          throw error;
        }),
    ]),
  );
  if (jobs.length)
    await runOnce({
      connectionString: url,
      taskList,
      noHandleSignals: true,
      logger: quiet,
    });
  if (failures.length) throw new Error(`a job failed\n${failures.join("\n")}`);
}

const quiet = new Logger(() => () => {});

async function on<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
