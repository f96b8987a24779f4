import { readFileSync } from "node:fs";

/** What a test runner wrote about itself; nothing where it did not come so far. */
export function readReport<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}
