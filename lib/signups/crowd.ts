import { setTimeout as pause } from "node:timers/promises";
import { closeDatabase } from "#db/client.ts";
import { signUp } from "./commands.ts";
import type { Tap, Tapped } from "./tapping.ts";

/**
 * For tests: a process with a pool of its own, in which everyone taps at the same moment. Prints each answer as it comes, a line
 * each; who gets none because the database died taps again.
 */
const { teamId, shiftId, personIds } = JSON.parse(process.argv[2] ?? "{}") as Tap;

async function tap(personId: string): Promise<void> {
  try {
    const answer = await signUp({ kind: "person", personId, signInId: personId, teamIds: [teamId] }, { shiftId }, personId);
    say(answer.ok ? { personId, said: answer.value.state, signupId: answer.value.signupId } : { personId, said: answer.code });
  } catch {
    say({ personId, said: "unknown" });
    await pause(100);
    await tap(personId);
  }
}

const say = (tapped: Tapped) => console.log(JSON.stringify(tapped));

await Promise.all(personIds.map(tap));
await closeDatabase();
// A pool that was left for a lost connection may try that once more, and would keep us waiting.
process.exit(0);
