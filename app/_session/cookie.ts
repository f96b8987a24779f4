import { decode, encode } from "next-auth/jwt";
import { env } from "#lib/env.ts";
import { SIGN_IN_DAYS } from "#lib/sign-in/rules.ts";

export const signInSeconds = SIGN_IN_DAYS * 86_400;

/** `__Host-` needs https: only then, or a phone on the local network could not sign in. */
export function cookieSettings() {
  const secure = env().PUBLIC_ADDRESS.startsWith("https:");
  return {
    name: secure ? "__Host-hongmajia.session" : "hongmajia.session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/** The browser's half of a sign-in: next-auth's encrypted token holding the row's id and nothing else. */
export async function sessionCookie(signInId: string): Promise<{ name: string; value: string }> {
  const value = await encode({ token: { sub: signInId }, secret: env().SESSION_SECRET, maxAge: signInSeconds });
  return { name: cookieSettings().name, value };
}

/** The sign-in's id in a cookie of ours; null when it is absent, altered or too old. */
export async function signInIdOf(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: env().SESSION_SECRET }).catch(() => null);
  return token?.sub ?? null;
}
