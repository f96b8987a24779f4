import { closeDatabase } from "#db/client.ts";
import { signUp } from "./commands.ts";

/** For tests: one process of two, with a pool of its own, in which everyone taps at the same moment. Prints each answer's state or code. */
const { teamId, shiftId, personIds } = JSON.parse(process.argv[2] ?? "{}") as { teamId: string; shiftId: string; personIds: string[] };
const answers = await Promise.all(personIds.map((personId) => signUp({ kind: "person", personId, signInId: personId, teamIds: [teamId] }, { shiftId }, personId)));
console.log(JSON.stringify(answers.map((answer) => (answer.ok ? answer.value.state : answer.code))));
await closeDatabase();
