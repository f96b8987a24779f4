import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "#db/client.ts";
import { consultation } from "#db/schema/cases.ts";
import { booking } from "#db/schema/bookings.ts";
import { organization } from "#db/schema/organizations.ts";
import { request } from "#db/schema/requests.ts";
import { dataKey, wrappedKey } from "#db/schema/keys.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { team } from "#db/schema/teams.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { changeCase, logCase, readWords, resealCase } from "#lib/cases/commands.ts";
import { caseSheet } from "#lib/cases/queries.ts";
import { keyedHash, seal } from "#lib/crypto.ts";
import { newId } from "#lib/ids.ts";
import { openContact as openBooking } from "#lib/bookings/seats.ts";
import { addTie } from "#lib/conflicts/commands.ts";
import { myTies } from "#lib/conflicts/queries.ts";
import { takeTicket } from "#lib/queue/commands.ts";
import { logRequest } from "#lib/requests/commands.ts";
import { openContact as openRequest } from "#lib/requests/contacts.ts";
import { atPost, given, himself, smallTree } from "#lib/testing.ts";
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

  it("seals again what the old key sealed itself, while it is written, and then the old key may go", async () => {
    const contact = async (id: string, which: "booking" | "request") => {
      const [row] = which === "booking" ? await database().select({ sealed: booking.contactSealed }).from(booking).where(eq(booking.id, id)) : await database().select({ sealed: request.contactSealed }).from(request).where(eq(request.id, id));
      return which === "booking" ? openBooking(id, row!.sealed) : openRequest(id, row!.sealed);
    };
    const secretary = (await database().select({ id: organization.id, path: organization.path }).from(organization).where(eq(organization.kind, "community")))[0]!;
    const desk = await atPost(me.personId, "community_worker", secretary.id);
    const ticket = async (phone: string) => given(await takeTicket(desk, { sessionId, matters: ["support"], callMe: "张奶奶", phone })).id;
    const asked = async (phone: string) => given(await logRequest(desk, { communityId: secretary.id, via: "counter", category: "other", words: "示例：楼道灯不亮", placeText: "一号楼", urgency: "ordinary", callMe: "李先生", phone })).id;
    keys.given = {};
    const old: [string, "booking" | "request", string][] = [];
    for (let count = 0; count < 4; count++) old.push([await ticket(`1990000110${count}`), "booking", `1990000110${count}`], [await asked(`1990000120${count}`), "request", `1990000120${count}`]);
    given(await addTie(me, { name: "王某某" }));
    keys.given = { DATA_KEY: second, DATA_KEY_OLD: [first] };
    await writeDownKeys(database(), new Date("2026-11-25T02:00:00Z"));
    keys.given = { DATA_KEY: second, HASH_KEY: first };
    await keyJobs[0]!.run(null);
    expect(await troubleWithKeys(database()), "not yet: the old one is not given, nothing was done").toMatch(/^DATA_KEY_OLD：/);
    keys.given = { DATA_KEY: second, DATA_KEY_OLD: [first] };
    const [, id] = await Promise.all([keyJobs[0]!.run(null), ticket("19900001300")]);
    old.push([id, "booking", "19900001300"]);
    await keyJobs[0]!.run(null);
    keys.given = { DATA_KEY: second, HASH_KEY: first };
    expect(await troubleWithKeys(database())).toBeNull();
    for (const [row, which, phone] of old) expect(await contact(row, which)).toMatchObject({ phone });
    expect((await myTies(me))?.ties).toMatchObject([{ name: "王某某" }]);
    const before = await database().select({ sealed: booking.contactSealed }).from(booking);
    keys.given = { DATA_KEY: second, DATA_KEY_OLD: [first] };
    await writeDownKeys(database(), new Date("2026-11-25T03:00:00Z"));
    await keyJobs[0]!.run(null);
    expect(await database().select({ sealed: booking.contactSealed }).from(booking), "twice changes nothing").toEqual(before);
  });

  it("says so and keeps asking for the old key when something opens with no key given", async () => {
    keys.given = { DATA_KEY: key("z"), DATA_KEY_OLD: [second, first] };
    await writeDownKeys(database(), new Date("2026-11-25T04:00:00Z"));
    const [row] = await database().select({ id: booking.id, sealed: booking.contactSealed }).from(booking).limit(1);
    await database().update(booking).set({ contactSealed: Buffer.alloc(60, 7) }).where(eq(booking.id, row!.id));
    await expect(keyJobs[0]!.run(null)).rejects.toThrow("booking 1");
    keys.given = { DATA_KEY: key("z"), HASH_KEY: first };
    expect(await troubleWithKeys(database())).toMatch(/^DATA_KEY_OLD：/);
    await database().update(booking).set({ contactSealed: row!.sealed }).where(eq(booking.id, row!.id));
    keys.given = { DATA_KEY: key("z"), DATA_KEY_OLD: [second, first] };
    await keyJobs[0]!.run(null);
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
