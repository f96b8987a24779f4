import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alone } from "./alone.ts";

export type Secrets = { database: string; session: string; data: string };

/** The secrets a folder keeps for itself, made once; production gives its own by environment. */
export async function secretsOf(folder: string): Promise<Secrets> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "secrets.json");
  const standing = read(file);
  if (standing) return standing;
  return alone(`${file}.lock`, async () => {
    const meanwhile = read(file);
    if (meanwhile) return meanwhile;
    const made = {
      database: randomBytes(24).toString("hex"),
      session: randomBytes(32).toString("base64url"),
      data: randomBytes(32).toString("base64"),
    };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
    return made;
  });
}

function read(file: string): Secrets | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  } catch (error) {
    // A file that stands but can't be read must never be replaced: the data key in it opens what is stored.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`${file} 读不出来，请先修复它（里面的 data 用来解开已存的内容）`, { cause: error });
  }
}
