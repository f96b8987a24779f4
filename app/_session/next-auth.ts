import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { decode, type JWTDecodeParams } from "next-auth/jwt";
import { env } from "#lib/env.ts";
import { enterCode, leave } from "#lib/sign-in/commands.ts";
import { isChoosing, signedIn } from "#lib/sign-in/queries.ts";
import { personActor } from "./actor.ts";
import { clientAddress } from "./client-address.ts";
import { cookieSettings, signInSeconds } from "./cookie.ts";

/** Read at each request, not at build: the secret and the address are not known then. */
export function authOptions(): NextAuthOptions {
  const { name, options } = cookieSettings();
  return {
    secret: env().SESSION_SECRET,
    session: { strategy: "jwt", maxAge: signInSeconds },
    cookies: { sessionToken: { name, options } },
    jwt: { decode: decodeStanding },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/me/settings" },
    providers: [
      Credentials({
        credentials: { codeId: {}, code: {} },
        async authorize(given) {
          const entered = await enterCode(given, await clientAddress());
          return entered.ok ? { id: entered.value.signInId } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sub: user?.id ?? token.sub }),
      async session({ session, token }) {
        const who = await signedIn(token.sub ?? "");
        return { expires: session.expires, user: { name: who === null || isChoosing(who) ? null : who.name } };
      },
    },
    events: {
      async signOut({ token }) {
        const who = await signedIn(token?.sub ?? "");
        if (who !== null && !isChoosing(who)) await leave(personActor(who), { everywhere: false });
      },
    },
    logger: {
      // A sign-in that was ended is no error.
      error: (code, about) => (code === "JWT_SESSION_ERROR" ? undefined : console.error(code, about)),
    },
  };
}

/** A token counts only while its row stands: /api/auth/session too hears of a sign-out at once. */
async function decodeStanding(params: JWTDecodeParams) {
  const token = await decode(params).catch(() => null);
  return token?.sub && (await signedIn(token.sub)) ? token : null;
}
