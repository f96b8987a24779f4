import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { leave, type Opened } from "#lib/sign-in/commands.ts";
import { isChoosing, signedIn } from "#lib/sign-in/queries.ts";
import { safeNext } from "#lib/sign-in/rules.ts";
import { personActor, whoHere } from "./actor.ts";
import { cookieSettings, sessionCookie, signInSeconds } from "./cookie.ts";

/** Gives the browser its cookie, ends what it was signed in as before, and goes on: to say who he is (`chooseAt`), to `next`, to his posts or to /me. */
export async function goOn(opened: Opened, next: string | undefined, chooseAt = "/sign-in/who"): Promise<never> {
  const before = await whoHere();
  if (before && before.signInId !== opened.signInId) await leave(personActor(before), { everywhere: false });
  const { name, value } = await sessionCookie(opened.signInId);
  (await cookies()).set(name, value, { ...cookieSettings().options, maxAge: signInSeconds });
  const path = safeNext(next);
  if (opened.choosing) redirect(path ? `${chooseAt}?next=${encodeURIComponent(path)}` : chooseAt);
  if (path) redirect(path);
  const who = await signedIn(opened.signInId);
  redirect(who && !isChoosing(who) && who.posts.length > 0 ? "/office" : "/me");
}

/** Takes the cookie away; `__Host-` cookies go only by the same attributes they came with. */
export async function forget(): Promise<void> {
  const { name, options } = cookieSettings();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
