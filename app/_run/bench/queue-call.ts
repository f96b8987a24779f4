import { and, eq } from "drizzle-orm";
import postgres from "postgres";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { post } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import type { Actor } from "#lib/actor.ts";
import { newToken } from "#lib/crypto.ts";
import { newId } from "#lib/ids.ts";
import { callNext, makeBoard, openDesk, takeTicket } from "#lib/queue/commands.ts";
import type { Answer } from "#lib/refusal.ts";
import { now } from "#lib/clock.ts";
import { figure, type Measurement, median } from "./measurement.ts";

const ROUNDS = 15;

/** From the tap on 叫下一位 to the number on a board's stream, in ms; beside it the same writes and the NOTIFY as bare SQL, heard by a bare LISTEN. */
export const queueCall: Measurement = async ({ address, databaseUrl }) => {
  const world = await queue();
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  const board = await openBoard(`${address}/api/board/${world.token}`);
  const heard: (() => void)[] = [];
  const stop = await sql.listen("bench", () => heard.shift()?.());
  const whole: number[] = [];
  const bare: number[] = [];
  try {
    let current = "";
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      const { id, ticket } = must(await callNext(world.worker, { deskId: world.deskId, current }));
      await board.until(`"ticket":${ticket},"calledAt"`);
      whole.push(performance.now() - started);
      current = id ?? "";
      const begun = performance.now();
      const told = new Promise<void>((resolve) => heard.push(resolve));
      await sql.begin(async (tx) => {
        await tx`update booking set calls = calls where id = ${current}`;
        await tx`select pg_notify('bench', ${world.sessionId})`;
      });
      await told;
      bare.push(performance.now() - begun);
    }
  } finally {
    board.close();
    await stop.unlisten();
    await sql.end();
  }
  return { queue_call: figure(median(whole), "ms", median(bare)) };
};

/** Reads a stream until a text has come; what came before it is forgotten. */
async function openBoard(address: string) {
  const stopped = new AbortController();
  const answer = await fetch(address, { signal: stopped.signal });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let seen = "";
  return {
    async until(text: string) {
      while (!seen.includes(text)) {
        const { value, done } = await reader.read();
        if (done) throw new Error("the board's stream ended");
        seen += value;
      }
      seen = "";
    },
    close: () => stopped.abort(),
  };
}

/** The demonstration's next consultation, under way, with one desk and a queue of walk-ins. */
async function queue() {
  const db = database();
  const [held] = await db
    .select({ sessionId: session.id, hostId: session.hostId, counsellorId: signup.personId, path: organization.path, postId: post.id, personId: post.personId })
    .from(session)
    .innerJoin(shift, and(eq(shift.sessionId, session.id), eq(shift.speciality, "legal_advice")))
    .innerJoin(signup, and(eq(signup.shiftId, shift.id), eq(signup.state, "confirmed")))
    .innerJoin(organization, eq(organization.id, session.hostId))
    .innerJoin(post, and(eq(post.organizationId, session.hostId), eq(post.role, "community_worker")))
    .where(eq(session.state, "published"))
    .orderBy(session.startsAt)
    .limit(1);
  if (!held) throw new Error("the demonstration has no consultation to measure with");
  await db.update(session).set({ state: "under_way", startsAt: await now() }).where(eq(session.id, held.sessionId));
  const worker: Actor = { kind: "post", personId: held.personId, signInId: newId(), post: { id: held.postId, role: "community_worker", organizationId: held.hostId, path: held.path, sessionId: null } };
  const { id: deskId } = must(await openDesk(worker, { sessionId: held.sessionId, name: "测量台", counsellorId: held.counsellorId }));
  for (let at = 0; at < ROUNDS; at++) must(await takeTicket(worker, { sessionId: held.sessionId }));
  const token = newToken();
  must(await makeBoard(worker, { sessionId: held.sessionId, kind: "board", token }));
  return { sessionId: held.sessionId, deskId, worker, token };
}

function must<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}
