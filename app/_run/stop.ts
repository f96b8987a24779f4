import { WrongEnvironment } from "#lib/env.ts";

const endings: (() => Promise<unknown> | unknown)[] = [];
let stopping: Promise<never> | undefined;

/** What must be undone before this process ends; the last begun is undone first. */
export function onStop(ending: () => Promise<unknown> | unknown): void {
  endings.push(ending);
}

export const isStopping = () => stopping !== undefined;

export function stop(code: number): Promise<never> {
  stopping ??= (async () => {
    for (const ending of endings.reverse()) {
      try {
        await ending();
      } catch (error) {
        console.error(error);
      }
    }
    return process.exit(code);
  })();
  return stopping;
}

/** Runs a verb: ends cleanly by signal, and says what is wrong without a stack where the reader can mend it. */
export async function verb(work: () => Promise<number | undefined>): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(0));
  try {
    const code = await work();
    if (code !== undefined) await stop(code);
  } catch (error) {
    if (isStopping()) return;
    console.error(error instanceof WrongEnvironment || error instanceof Refused ? error.message : error);
    await stop(1);
  }
}

export class Refused extends Error {}
