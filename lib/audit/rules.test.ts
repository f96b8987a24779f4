import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deeds } from "./rules.ts";

test("every command has its sentence for the trail", () => {
  const names = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) => [...readFileSync(join("lib", file), "utf8").matchAll(/\bcommand\(\s*"([A-Za-z]+)"/g)].map((found) => found[1] ?? ""));
  const silent = names.filter((name) => name !== "verbNoun" && !(name in deeds));
  expect(names.length).toBeGreaterThan(50);
  expect(silent, "add them to lib/audit/rules.ts").toEqual([]);
});
