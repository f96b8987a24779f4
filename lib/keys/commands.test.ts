import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "#db/client.ts";
import { consultation } from "#db/schema/cases.ts";
import { dataKey, wrappedKey } from "#db/schema/keys.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { team } from "#db/schema/teams.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { changeCase, logCase, readWords, resealCase } from "#lib/cases/commands.ts";
import { caseSheet } from "#lib/cases/queries.ts";
import { keyedHash, seal } from "#lib/crypto.ts";
import { newId } from "#lib/ids.ts";
import { given, himself, smallTree } from "#lib/testing.ts";
import { writeDownKeys } from "./commands.ts";
import { keyJobs } from "./jobs.ts";
import { keysToRewrap, troubleWithKeys } from "./queries.ts";

const keys = vi.hoisted(() => ({ given: {} as Record<string, unknown> }));
vi.mock("#lib/env.ts", async (original) => {
  const real = await original<typeof import("#lib/env.ts")>();
  return { ...real, env: () => ({ ...real.env(), ...keys.given }) };
});

useDatabase();
const key = (letter: string) => Buffer.alloc(32, letter).toString("base64");
const [first, second] = [Buffer.from("11".repeat(32), "hex").toString("base64"), key("b")];
let me: ReturnType<typeof himself>;
const sheet = { consent: "on", noConflict: "on", stage: "none", minutes: "25", matters: [{ kind: "support", outcome: "answered" }], advice: "" };
let sessionId: string;
const log = async (facts: string) => given(await logCase(me, { ...sheet, sessionId, facts })).id;

beforeAll(async () => {
  await setClock("2026-11-25T01:10:00Z");
  const tree = await smallTree();
  me = himself(tree.volunteer);
  const past = new Date("2026-11-01T00:00:00Z");
  const [teamId, shiftId] = [newId(), newId()];
  sessionId = newId();
  const times = { startsAt: new Date("2026-11-25T01:00:00Z"), endsAt: new Date("2026-11-25T03:30:00Z") };
  const db = database();
  await db.insert(team).values({ id: teamId, organizationId: tree.branch, name: "示例队", createdAt: past });
  await db.insert(session).values({ id: sessionId, ownerId: tree.branch, hostId: tree.community, teamId, kind: "consultation", title: "法律咨询", ...times, state: "under_way", signupOpensAt: new Date(0), signupClosesAt: times.startsAt, createdBy: me.personId, createdAt: past });
  await db.insert(shift).values({ id: shiftId, sessionId, name: "咨询席", ...times, capacity: 2, taken: 1, speciality: "legal_advice" });
  await db.insert(signup).values({ id: newId(), shiftId, sessionId, personId: me.personId, state: "confirmed", via: "self", enteredBy: me.personId, createdAt: past, changedAt: past });
});
afterEach(() => {
  keys.given = {};
});

describe("a change of DATA_KEY", () => {
  it("in the middle of writes loses nothing, keeps hashes and ends with every key wrapped by the new one", async () => {
    await writeDownKeys(database(), new Date("2026-11-25T00:00:00Z"));
    const hash = keyedHash("name", "李建国");
    const words = new Map<string, string>();
    for (let count = 0; count < 12; count++) words.set(await log(`旧 ${count}`), `旧 ${count}`);
    keys.given = { DATA_KEY: second, DATA_KEY_OLD: [first] };
    expect(await troubleWithKeys(database())).toBeNull();
    await writeDownKeys(database(), new Date("2026-11-25T01:10:00Z"));
    const ids = [...words.keys()];
    const write = async (id: string, at: number) => {
      for (let round = 0; round < 3; round++) {
        const { version } = (await caseSheet(me, id))!;
        given(await changeCase(me, { ...sheet, caseId: id, version, facts: `改 ${at} ${round}` }));
        words.set(id, `改 ${at} ${round}`);
      }
    };
    await Promise.all([keyJobs[0]!.run(null), ...ids.slice(0, 6).map(write), (async () => words.set(await log("换钥匙时的新登记"), "换钥匙时的新登记"))()]);
    await keyJobs[0]!.run(null);
    expect(await keysToRewrap()).toEqual([]);
    keys.given = { DATA_KEY: second, HASH_KEY: first };
    expect(await troubleWithKeys(database()), "the old key may go").toBeNull();
    for (const [id, facts] of words) expect(await readWords(me, id)).toMatchObject({ facts });
    expect(keyedHash("name", "李建国").equals(hash)).toBe(true);
  });

  it("takes envelopes of before, which lay under the installation's key itself", async () => {
    const id = await log("会换成旧式的");
    await database().delete(wrappedKey).where(eq(wrappedKey.id, id));
    await database().update(consultation).set({ sealed: seal("case", id, JSON.stringify({ who: "", facts: "旧式的话", advice: "" })), cipher: "aes-256-gcm.1" }).where(eq(consultation.id, id));
    expect(await readWords(me, id)).toMatchObject({ facts: "旧式的话" });
    keys.given = { DATA_KEY: second, DATA_KEY_OLD: [first] };
    for (let twice = 0; twice < 2; twice++) given(await resealCase({ kind: "job", name: "test" }, { caseId: id }));
    expect((await database().select({ cipher: consultation.cipher }).from(consultation).where(eq(consultation.id, id)))[0]).toEqual({ cipher: "aes-256-gcm.2" });
    keys.given = { DATA_KEY: second };
    expect(await readWords(me, id)).toMatchObject({ facts: "旧式的话" });
  });
});

describe("a start", () => {
  it("with another key is told which setting, and nothing is written", async () => {
    const before = await database().select().from(dataKey);
    keys.given = { DATA_KEY: key("x") };
    expect(await troubleWithKeys(database())).toMatch(/^DATA_KEY：/);
    keys.given = { DATA_KEY: key("x"), DATA_KEY_OLD: [first] };
    expect(await troubleWithKeys(database())).toMatch(/^DATA_KEY_OLD：还有 \d+ 份/);
    keys.given = { DATA_KEY: second, HASH_KEY: key("x") };
    expect(await troubleWithKeys(database())).toMatch(/^(HASH_KEY|DATA_KEY_OLD)：/);
    expect(await database().select().from(dataKey)).toEqual(before);
  });
});
