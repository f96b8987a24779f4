import { sessionCookie } from "#app/_session/cookie.ts";
import { openSignIn } from "#lib/sign-in/commands.ts";

/** The cookie a signed-in browser carries, for stories and bench: made as a sign-in makes it, without the form. */
export async function signInCookie(personId: string): Promise<{ name: string; value: string }> {
  const opened = await openSignIn({ kind: "job", name: "story" }, { personId, means: "code" });
  if (!opened.ok) throw new Error(opened.message);
  return sessionCookie(opened.value.signInId);
}
