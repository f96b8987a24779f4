import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { top } from "./children.ts";

// Below these stand published advisories: remote code execution, a bypassed proxy, a forged session, an injected column.
const floors = {
  next: "16.3.3",
  react: "19.2.6",
  "react-dom": "19.2.6",
  "next-auth": "4.24.15",
  "drizzle-orm": "0.45.2",
};
const whereUsed = { nodemailer: "7.0.7" };

const lock = JSON.parse(readFileSync(`${top}/package-lock.json`, "utf8")).packages as Record<string, { version: string }>;
const locked = (name: string) =>
  Object.entries(lock)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version);

test.each(Object.entries(floors))("%s stands at %s or above", (name, floor) => {
  expect(locked(name).length).toBeGreaterThan(0);
  for (const version of locked(name)) expect(isAtLeast(version, floor), version).toBe(true);
});

test.each(Object.entries(whereUsed))("%s, where it is used, stands at %s or above", (name, floor) => {
  for (const version of locked(name)) expect(isAtLeast(version, floor), version).toBe(true);
});

test("every version is pinned", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(`${top}/package.json`, "utf8"));
  for (const version of Object.values({ ...dependencies, ...devDependencies })) expect(version).toMatch(/^\d+\.\d+\.\d+/);
});

function isAtLeast(version: string, floor: string): boolean {
  const [one, other] = [version, floor].map((text) => text.split("-")[0]?.split(".").map(Number) ?? []);
  for (let at = 0; at < 3; at++) {
    const difference = (one?.[at] ?? 0) - (other?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return !version.includes("-");
}
