import { beforeAll, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { person, post } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { newId } from "#lib/ids.ts";
import { signedIn } from "#lib/sign-in/queries.ts";
import { enterByCard, issueCard } from "./commands.ts";
import { cardPage, cardStanding } from "./queries.ts";

useDatabase();

const standing = new Date("2026-11-24T02:00:00Z");

const [mine, other] = [newId(), newId()];
const secretary: Actor = {
  kind: "post",
  personId: newId(),
  signInId: newId(),
  post: { id: newId(), role: "branch_secretary", organizationId: mine, path: `${mine}.`, sessionId: null },
};

beforeAll(async () => {
  for (const id of [mine, other])
    await database()
      .insert(organization)
      .values({ id, kind: "branch", name: id, shortName: "支部", path: `${id}.`, createdAt: standing });
});

async function somebody(organizationId = mine) {
  const id = newId();
  await database().insert(person).values({ id, name: "孙老师", organizationId, createdAt: standing });
  return id;
}

async function card(personId: string) {
  const issued = await issueCard(secretary, { personId });
  if (!issued.ok) throw new Error(issued.message);
  const page = await cardPage(secretary, personId, issued.value.cardId);
  return page?.card?.address.split("/").at(-1) ?? "";
}

test("a card signs in its person, once", async () => {
  const personId = await somebody();
  const token = await card(personId);
  expect(await cardStanding(token)).toEqual({ state: "ready", maskedName: "孙**" });
  const [first, second] = await Promise.all([enterByCard({ token }, "a"), enterByCard({ token }, "b")]);
  const entered = first.ok ? first : second;
  expect([first.ok, second.ok].sort()).toEqual([false, true]);
  expect(entered.ok && (await signedIn(entered.value.signInId))).toMatchObject({ personId });
  expect(await cardStanding(token)).toEqual({ state: "used" });
  expect(await enterByCard({ token }, "a")).toMatchObject({ ok: false, code: "card_used" });
});

test("a new card makes the one before void", async () => {
  const personId = await somebody();
  const before = await card(personId);
  const after = await card(personId);
  expect(await enterByCard({ token: before }, "a")).toMatchObject({ ok: false, code: "card_expired" });
  expect(await enterByCard({ token: after }, "a")).toMatchObject({ ok: true });
});

test("a card waits thirty days", async () => {
  await setClock("2026-11-01T00:00:00Z");
  const token = await card(await somebody());
  await setClock("2026-12-01T00:00:01Z");
  expect(await cardStanding(token)).toEqual({ state: "expired" });
  expect(await enterByCard({ token }, "a")).toMatchObject({ ok: false, code: "card_expired" });
});

test("nobody prints a card for another organization's people", async () => {
  const personId = await somebody(other);
  expect(await issueCard(secretary, { personId })).toMatchObject({ ok: false, code: "forbidden" });
  expect(await cardPage(secretary, personId, undefined)).toBeNull();
});

test("a token that is none says no more than that", async () => {
  expect(await cardStanding("nonsense")).toEqual({ state: "unknown" });
  expect(await enterByCard({ token: "nonsense" }, "a")).toMatchObject({ ok: false, code: "card_unknown" });
});

test("a secretary prints no card that would give him another's post; the administrator may", async () => {
  const personId = await somebody();
  await database()
    .insert(post)
    .values({ id: newId(), personId, role: "system_admin", organizationId: mine, fromDay: "2020-01-01", createdAt: standing });
  expect(await issueCard(secretary, { personId })).toMatchObject({ ok: false, code: "forbidden" });
  const admin: Actor = {
    ...secretary,
    kind: "post",
    post: { id: newId(), role: "system_admin", organizationId: mine, path: `${mine}.`, sessionId: null },
  } as Actor;
  expect(await issueCard(admin, { personId })).toMatchObject({ ok: true });
});
