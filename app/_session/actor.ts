import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "#lib/actor.ts";
import { seenAtPost } from "#lib/sign-in/commands.ts";
import { isChoosing, signedIn, type PostHere, type SignedIn } from "#lib/sign-in/queries.ts";
import { postOf, safeNext } from "#lib/sign-in/rules.ts";
import { cookieSettings, signInIdOf } from "./cookie.ts";
import { hereHeader } from "./here.ts";

/** Who is signed in, read from the database once a request: his name, teams and posts; null for a visitor. */
export async function whoHere(): Promise<SignedIn | null> {
  const found = await standingHere();
  return found === null || isChoosing(found) ? null : found;
}

/** The sign-in behind this request's cookie, or a shared phone that has yet to say who he is. */
export const standingHere = cache(async () => {
  const id = await signInIdOf((await cookies()).get(cookieSettings().name)?.value);
  return id === null ? null : signedIn(id);
});

/** The person himself, or a visitor. */
export async function actorHere(): Promise<Actor> {
  const who = await whoHere();
  return who === null ? { kind: "visitor" } : personActor(who);
}

/** The person himself; a visitor is sent to sign in and comes back. */
export async function personHere(): Promise<Extract<Actor, { kind: "person" }>> {
  return personActor((await whoHere()) ?? (await toSignIn("/me")));
}

/** The person at the post that an address under /office names; a post idle for 8 h or held for 7 days asks to sign in again. */
export async function postHere(segment: string): Promise<Extract<Actor, { kind: "post" }>> {
  const home = `/office/${segment}`;
  const who = (await whoHere()) ?? (await toSignIn(home));
  const post = postOf(who.posts, segment) ?? notFound();
  if (!who.freshForPosts) await toSignIn(home);
  await seenAtPost(who.signInId, who.lastSeenAt);
  return postActor(who, post);
}

export function personActor(who: SignedIn): Extract<Actor, { kind: "person" }> {
  return { kind: "person", personId: who.personId, signInId: who.signInId, teamIds: who.teamIds };
}

export function postActor(who: SignedIn, post: PostHere): Extract<Actor, { kind: "post" }> {
  const { id, role, organizationId, path, sessionId } = post;
  return { kind: "post", personId: who.personId, signInId: who.signInId, post: { id, role, organizationId, path, sessionId } };
}

async function toSignIn(otherwise: string): Promise<never> {
  const here = safeNext((await headers()).get(hereHeader)) ?? otherwise;
  redirect(`/sign-in?next=${encodeURIComponent(here)}`);
}
