import { hkdfSync } from "node:crypto";
import { secretsOf } from "#db/secrets.ts";
import { type Env, env } from "#lib/env.ts";

/** Reads the settings; in demonstration the secrets are made once and kept in DATA_DIR, in production they are asked for. */
export async function readSettings(): Promise<Env> {
  if (process.env.MODE !== "production") {
    const kept = await secretsOf(process.env.DATA_DIR || ".data");
    process.env.SESSION_SECRET ||= kept.session;
    if (!process.env.DATA_KEY_FILE) process.env.DATA_KEY ||= kept.data;
  }
  const settings = env();
  process.env.MODE = settings.MODE;
  process.env.PUBLIC_ADDRESS = settings.PUBLIC_ADDRESS;
  process.env.NEXTAUTH_URL = settings.PUBLIC_ADDRESS;
  return settings;
}

/** Several instances of one installation answer each other's forms: the key follows from the session secret. */
export async function actionsKey(): Promise<string> {
  // Tests run the build that demonstration made, so both take the folder's own secret.
  const secret = process.env.MODE === "production" ? env().SESSION_SECRET : (await secretsOf(process.env.DATA_DIR || ".data")).session;
  return Buffer.from(hkdfSync("sha256", secret, "hongmajia", "server actions", 32)).toString("base64");
}
