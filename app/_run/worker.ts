import { Logger, run } from "graphile-worker";
import { env } from "#lib/env.ts";
import { jobs } from "#lib/jobs.ts";

const loud = ["error", "warning"];
const logger = new Logger(() => (level, message) => {
  if (loud.includes(level)) console.log(`${level}: ${message}`);
});

const worker = await run({
  connectionString: env().DATABASE_DIRECT_URL ?? env().DATABASE_URL,
  taskList: Object.fromEntries(jobs.map((job) => [job.name, (payload: unknown) => job.run(payload)])),
  // graphile-worker reads these times as UTC.
  crontab: jobs.flatMap((job) => (job.every ? [`${job.every} ${job.name}`] : [])).join("\n"),
  concurrency: 4,
  pollInterval: 2000,
  noHandleSignals: true,
  logger,
});
console.log(`${jobs.length} 种任务，其中 ${jobs.filter((job) => job.every).length} 种按时运行`);

let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, async () => {
    isStopping = true;
    await worker.stop();
    process.exit(0);
  });
}
await worker.promise;
if (!isStopping) process.exit(1);
