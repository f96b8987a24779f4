/** What happens later or by the clock: the worker wakes it, the job asks lib/clock.ts what is due. */
export interface Job {
  /** The task's name in the queue. */
  name: string;
  /** A cron line (UTC) when it wakes by itself; else it is woken by add_job in a command's transaction. */
  every?: string;
  run(payload: unknown): Promise<void>;
}
