import { getServerSession } from "next-auth";
import { getToken } from "next-auth/jwt";
import type { NextApiRequest, NextApiResponse } from "next";
import { expect, test } from "vitest";
import { database } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import { useDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { leave, openSignIn } from "#lib/sign-in/commands.ts";
import { sessionCookie, signInIdOf } from "./cookie.ts";
import { authOptions } from "./next-auth.ts";

useDatabase();

const standing = new Date("2026-11-24T02:00:00Z");

async function signIn() {
  const personId = newId();
  await database().insert(person).values({ id: personId, name: "李老师", createdAt: standing });
  const opened = await openSignIn({ kind: "job", name: "story" }, { personId, means: "code" });
  if (!opened.ok) throw new Error(opened.message);
  return { personId, signInId: opened.value.signInId };
}

async function sessionOf(cookie: { name: string; value: string }) {
  const request = { headers: {}, cookies: { [cookie.name]: cookie.value } } as unknown as NextApiRequest;
  const response = { getHeader: () => undefined, setHeader: () => undefined } as unknown as NextApiResponse;
  return getServerSession(request, response, authOptions());
}

test("next-auth reads the cookie that an action sets", async () => {
  const { signInId } = await signIn();
  const cookie = await sessionCookie(signInId);
  const request = { headers: {}, cookies: { [cookie.name]: cookie.value } } as unknown as NextApiRequest;
  expect(await getToken({ req: request, cookieName: cookie.name, secret: env().SESSION_SECRET })).toMatchObject({ sub: signInId });
  expect(await signInIdOf(cookie.value)).toBe(signInId);
  expect(await sessionOf(cookie)).toMatchObject({ user: { name: "李老师" } });
});

test("a sign-in that was ended is no session for next-auth either", async () => {
  const { personId, signInId } = await signIn();
  const cookie = await sessionCookie(signInId);
  await leave({ kind: "person", personId, signInId, teamIds: [] }, { everywhere: true });
  expect(await sessionOf(cookie)).toBeNull();
});

test("an altered cookie is nobody", async () => {
  const { signInId } = await signIn();
  const { value } = await sessionCookie(signInId);
  expect(await signInIdOf(`${value.slice(0, -4)}AAAA`)).toBeNull();
  expect(await signInIdOf("nonsense")).toBeNull();
});
