import type { Actor } from "#lib/actor.ts";
import type { Job } from "#lib/job.ts";
import { finishReseal, resealPlace, rewrapKey } from "./commands.ts";
import { keysToRewrap, resealDue } from "./queries.ts";
import { beforeFirst, sealedPlaces } from "./sealed-places.ts";

const actor: Actor = { kind: "job", name: "rewrap_keys" };

/** After DATA_KEY was changed: wraps what an older key still holds, and seals again what one sealed itself, a few at a time, while everything is written. */
const rewrapKeys: Job = {
  name: "rewrap_keys",
  every: "*/5 * * * *",
  async run() {
    for (;;) {
      const ids = await keysToRewrap();
      for (const id of ids) await rewrapKey(actor, { id });
      if (ids.length === 0) break;
    }
    if (!(await resealDue())) return;
    const stuck: string[] = [];
    for (const { name: place } of sealedPlaces) {
      let left = 0;
      for (let after: string | null = beforeFirst; after; ) ({ next: after, stuck: left } = await some(place, after, left));
      if (left > 0) stuck.push(`${place} ${left}`);
    }
    if (stuck.length > 0) throw new Error(`no key given opens: ${stuck.join(", ")}`);
    await finishReseal(actor, {});
  },
};

async function some(place: string, after: string, left: number): Promise<{ next: string | null; stuck: number }> {
  const answer = await resealPlace(actor, { place, after });
  if (!answer.ok) throw new Error(`${place}: ${answer.message}`);
  return { next: answer.value.next, stuck: left + answer.value.stuck };
}

export const keyJobs: Job[] = [rewrapKeys];
