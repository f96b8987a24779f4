import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { countQueries, database } from "#db/client.ts";
import { message } from "#db/schema/ground.ts";
import { organization } from "#db/schema/organizations.ts";
import { person, post, signInSession } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { newId } from "#lib/ids.ts";
import { shownCode } from "./codes.ts";
import { askForCode, choosePerson, enterAsShown, enterCode, enterPassword, leave, openSignIn, setPassword } from "./commands.ts";
import { codePage, demonstrationPersons, isChoosing, signedIn, type SignedIn } from "./queries.ts";

useDatabase();

const standing = new Date("2026-11-24T02:00:00Z");

const job: Actor = { kind: "job", name: "story" };
let numbers = 0;
const freshPhone = () => `1990001${String(++numbers).padStart(4, "0")}`;

async function somebody(phone = freshPhone(), name = "赵老师") {
  const id = newId();
  await database().insert(person).values({ id, name, phone, createdAt: standing });
  return { id, phone };
}

async function withPost(toDay: string | null = null) {
  const who = await somebody();
  const [org, postId] = [newId(), newId()];
  await database()
    .insert(organization)
    .values({ id: org, kind: "branch", name: `支部${org}`, shortName: "某支部", path: `${org}.`, createdAt: standing });
  await database()
    .insert(post)
    .values({ id: postId, personId: who.id, role: "branch_secretary", organizationId: org, fromDay: "2020-01-01", toDay, createdAt: standing });
  return { ...who, postId };
}

async function codeOf(phone: string) {
  const asked = await askForCode({ phone }, "10.0.0.1");
  if (!asked.ok) throw new Error(asked.message);
  return { codeId: asked.value.codeId, code: shownCode(asked.value.codeId) ?? "" };
}

async function enter(personId: string): Promise<SignedIn> {
  const opened = await openSignIn(job, { personId, means: "code" });
  if (!opened.ok) throw new Error(opened.message);
  const who = await signedIn(opened.value.signInId);
  if (who === null || isChoosing(who)) throw new Error("not signed in");
  return who;
}

const himself = (who: SignedIn): Actor => ({ kind: "person", personId: who.personId, signInId: who.signInId, teamIds: who.teamIds });

test("a code signs in once", async () => {
  const { id, phone } = await somebody();
  const input = await codeOf(phone);
  const first = await enterCode(input, "10.0.0.1");
  expect(first).toMatchObject({ ok: true, value: { choosing: false } });
  expect(await enterCode(input, "10.0.0.1")).toMatchObject({ ok: false, code: "code_expired" });
  expect(first.ok && (await signedIn(first.value.signInId))).toMatchObject({ personId: id });
});

test("two at once with the same code: one comes in", async () => {
  const { phone } = await somebody();
  const input = await codeOf(phone);
  const both = await Promise.all([enterCode(input, "a"), enterCode(input, "b")]);
  expect(both.map((answer) => answer.ok).sort()).toEqual([false, true]);
});

test("a code is sent by a message that holds it sealed only", async () => {
  const { phone } = await somebody();
  const { code } = await codeOf(phone);
  const [told] = await database().select().from(message).where(eq(message.phone, phone));
  expect(told).toMatchObject({ kind: "sign_in_code", state: "queued" });
  expect(told?.text).not.toContain(code);
  expect(told?.sealed?.toString("utf8")).not.toContain(code);
});

test("a code ends after five minutes", async () => {
  await setClock("2026-11-25T01:00:00Z");
  const { phone } = await somebody();
  const input = await codeOf(phone);
  await setClock("2026-11-25T01:05:01Z");
  expect(await enterCode(input, "10.0.0.2")).toMatchObject({ ok: false, code: "code_expired" });
});

test("a number nobody has gets the same answer, and no message", async () => {
  const asked = await askForCode({ phone: "13800000000" }, "10.0.0.3");
  expect(asked).toMatchObject({ ok: true, value: { codeId: expect.any(String) } });
  expect(await database().select().from(message).where(eq(message.phone, "13800000000"))).toEqual([]);
});

test("after five wrong tries not even the right code comes in", async () => {
  const { phone } = await somebody();
  const { codeId, code } = await codeOf(phone);
  const wrong = code === "000000" ? "000001" : "000000";
  for (let tries = 0; tries < 5; tries++) expect(await enterCode({ codeId, code: wrong }, "10.0.0.4")).toMatchObject({ code: "code_wrong" });
  expect(await enterCode({ codeId, code }, "10.0.0.4")).toMatchObject({ ok: false, code: "code_wrong" });
});

test("codes are limited by number, however many addresses ask", async () => {
  const { phone } = await somebody();
  for (let asked = 0; asked < 5; asked++) expect((await askForCode({ phone }, `10.1.0.${asked}`)).ok).toBe(true);
  expect(await askForCode({ phone }, "10.1.0.9")).toMatchObject({ ok: false, code: "too_many" });
});

test("codes are limited by address, however many numbers are asked for", async () => {
  for (let asked = 0; asked < 60; asked++) await askForCode({ phone: `1380001${String(asked).padStart(4, "0")}` }, "10.2.0.1");
  expect(await askForCode({ phone: freshPhone() }, "10.2.0.1")).toMatchObject({ ok: false, code: "too_many" });
});

test("on a shared phone one says who he is, and nobody else's name is open to him", async () => {
  const [his, hers] = [await somebody(), await somebody()];
  await database().update(person).set({ phone: his.phone }).where(eq(person.id, hers.id));
  const stranger = await somebody();
  const entered = await enterCode(await codeOf(his.phone), "10.0.0.5");
  if (!entered.ok) throw new Error(entered.message);
  expect(entered.value.choosing).toBe(true);
  const { signInId } = entered.value;
  expect(isChoosing(await signedIn(signInId))).toBe(true);
  expect(await choosePerson({ kind: "visitor" }, { signInId, personId: stranger.id })).toMatchObject({ ok: false, code: "not_on_this_phone" });
  expect(await choosePerson({ kind: "visitor" }, { signInId, personId: hers.id })).toMatchObject({ ok: true });
  expect(await signedIn(signInId)).toMatchObject({ personId: hers.id });
  expect(await choosePerson({ kind: "visitor" }, { signInId, personId: his.id })).toMatchObject({ ok: false });
});

test("a choice not made within ten minutes is over", async () => {
  await setClock("2026-11-25T02:00:00Z");
  const his = await somebody();
  const hers = await somebody(his.phone, "钱老师");
  const entered = await enterCode(await codeOf(his.phone), "10.0.0.6");
  if (!entered.ok) throw new Error(entered.message);
  await setClock("2026-11-25T02:10:01Z");
  expect(await choosePerson({ kind: "visitor" }, { signInId: entered.value.signInId, personId: hers.id })).toMatchObject({
    ok: false,
    code: "choice_expired",
  });
});

test("signing out ends this browser; everywhere ends them all", async () => {
  const { id } = await somebody();
  const [phone, desk, tablet] = [await enter(id), await enter(id), await enter(id)];
  expect(await leave(himself(phone), { everywhere: false })).toMatchObject({ ok: true, value: { ended: 1 } });
  expect(await signedIn(phone.signInId)).toBeNull();
  expect(await signedIn(desk.signInId)).not.toBeNull();
  await leave(himself(desk), { everywhere: true });
  expect(await signedIn(desk.signInId)).toBeNull();
  expect(await signedIn(tablet.signInId)).toBeNull();
});

test("a post that was ended is gone at the next request", async () => {
  const who = await withPost();
  const { signInId, posts } = await enter(who.id);
  expect(posts.map((one) => one.id)).toEqual([who.postId]);
  await database().update(post).set({ endedAt: standing }).where(eq(post.id, who.postId));
  expect(await signedIn(signInId)).toMatchObject({ posts: [] });
});

test("a post ends by itself after its last day in Asia/Shanghai", async () => {
  await setClock("2026-11-30T15:59:00Z");
  const { id } = await withPost("2026-11-30");
  const { signInId, posts } = await enter(id);
  expect(posts).toHaveLength(1);
  await setClock("2026-11-30T16:00:00Z");
  expect(await signedIn(signInId)).toMatchObject({ posts: [] });
});

test("a person who was ended is out", async () => {
  const { id } = await somebody();
  const { signInId } = await enter(id);
  await database().update(person).set({ endedAt: standing }).where(eq(person.id, id));
  expect(await signedIn(signInId)).toBeNull();
});

test("a password is for posts: set, then used; the refusal never says what was wrong", async () => {
  const who = await withPost();
  const himselfNow = himself(await enter(who.id));
  expect(await setPassword(himselfNow, { password: "12345678", again: "12345678" })).toMatchObject({
    ok: false,
    fields: { password: expect.stringContaining("常见") },
  });
  expect(await setPassword(himselfNow, { password: "黄河铁桥1909", again: "黄河铁桥1908" })).toMatchObject({
    ok: false,
    fields: { again: "两遍填的不一样" },
  });
  expect(await setPassword(himselfNow, { password: "黄河铁桥1909", again: "黄河铁桥1909" })).toMatchObject({ ok: true });
  expect(await enterPassword({ phone: who.phone, password: "黄河铁桥1909" }, "10.0.0.7")).toMatchObject({ ok: true });
  const wrong = await enterPassword({ phone: who.phone, password: "黄河铁桥1908" }, "10.0.0.7");
  const unknown = await enterPassword({ phone: freshPhone(), password: "黄河铁桥1909" }, "10.0.0.7");
  expect(wrong).toEqual(unknown);
  await database().update(post).set({ endedAt: standing }).where(eq(post.id, who.postId));
  expect(await enterPassword({ phone: who.phone, password: "黄河铁桥1909" }, "10.0.0.7")).toEqual(wrong);
});

test("a password needs the one before, unless he just came in by code or card", async () => {
  await setClock("2026-11-25T03:00:00Z");
  const who = await withPost();
  const me = himself(await enter(who.id));
  await setPassword(me, { password: "黄河铁桥1909", again: "黄河铁桥1909" });
  await setClock("2026-11-25T04:00:00Z");
  expect(await setPassword(me, { password: "白塔山公园1905", again: "白塔山公园1905" })).toMatchObject({ ok: false, code: "password_wrong" });
  expect(await setPassword(me, { current: "黄河铁桥1909", password: "白塔山公园1905", again: "白塔山公园1905" })).toMatchObject({ ok: true });
});

test("passwords are tried eight times in fifteen minutes at most", async () => {
  const phone = freshPhone();
  for (let tries = 0; tries < 8; tries++)
    expect(await enterPassword({ phone, password: "something" }, `10.3.0.${tries}`)).toMatchObject({ code: "password_wrong" });
  expect(await enterPassword({ phone, password: "something" }, "10.3.0.99")).toMatchObject({ code: "too_many" });
});

test("in production no code can be known or, without an adapter, asked for", async () => {
  vi.stubEnv("MODE", "production");
  expect(shownCode(newId())).toBeNull();
  expect(await askForCode({ phone: freshPhone() }, "10.4.0.1")).toMatchObject({ ok: false, code: "no_adapter" });
  vi.unstubAllEnvs();
});

test("only jobs open a sign-in for somebody", async () => {
  const { id } = await somebody();
  expect(await openSignIn({ kind: "visitor" }, { personId: id, means: "demo" })).toMatchObject({ ok: false, code: "forbidden" });
  const { value } = await countQueries(() => database().select().from(signInSession).where(eq(signInSession.personId, id)));
  expect(value).toEqual([]);
});

test("entering as somebody exists in the demonstration alone", async () => {
  const { id } = await somebody("19900000001");
  for (const mode of ["production", "test"]) {
    vi.stubEnv("MODE", mode);
    expect(await demonstrationPersons()).toEqual([]);
    expect(await enterAsShown(id)).toMatchObject({ ok: false });
    expect(await codePage((await codeOf("19900000001").catch(() => ({ codeId: newId() }))).codeId)).not.toMatchObject({ shown: expect.any(String) });
  }
  vi.stubEnv("MODE", "demo");
  expect(await demonstrationPersons()).toMatchObject([{ id, about: "" }]);
  expect(await enterAsShown(id)).toMatchObject({ ok: true });
  const stranger = await somebody();
  expect(await enterAsShown(stranger.id)).toMatchObject({ ok: false });
  vi.unstubAllEnvs();
});
