import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { useDatabase } from "#db/testing.ts";
import "./field-errors.ts";

// The commands read their settings when they are loaded.
useDatabase();

const folder = fileURLToPath(new URL(".", import.meta.url));
const speaks = (path: string) => /(^|\/)(input|fields)\.ts$/.test(path) || /= command\(/.test(readFileSync(folder + path, "utf8"));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /\.ts$/.test(path) && !/(\.test|testing)\.ts$/.test(path) && speaks(path));
const schemas = new Map<string, z.ZodType>();

beforeAll(async () => {
  for (const file of files)
    for (const [name, value] of Object.entries((await import(/* @vite-ignore */ folder + file)) as Record<string, unknown>)) {
      if (value instanceof z.ZodType) schemas.set(`${file} ${name}`, value);
      const made = typeof value === "function" && "schema" in value ? value.schema : null;
      if (made instanceof z.ZodType) schemas.set(`${file} ${name}`, made);
    }
}, 60_000);

/** What a form, a tampered form or another machine may put into one field. */
const wrong: unknown[] = [undefined, null, "", " ", "x", "一", "十二", "-5", "1.5", "99999999999", "2026-02-30", "25:99", "字".repeat(100_001), true, false, -1, 1.5, Number.NaN, 1e12, [], ["x"], [""], Array(600).fill("x"), {}, [{}], { "0": {} }];

/** The fields of an object, however it was refined or transformed; rows by their first place. */
function fieldsOf(schema: unknown, path: string[] = []): string[][] {
  const def = schema instanceof z.core.$ZodType ? (schema._zod.def as unknown as Record<string, unknown>) : undefined;
  if (!def) return [];
  if (def.type === "object") return Object.entries(def.shape as object).flatMap(([name, inner]) => [[...path, name], ...fieldsOf(inner, [...path, name])]);
  if (def.type === "array") return [[...path, "0"], ...fieldsOf(def.element, [...path, "0"])];
  if (def.type === "pipe") return [...fieldsOf(def.in, path), ...fieldsOf(def.out, path)];
  if (def.type === "union") return (def.options as unknown[]).flatMap((option) => fieldsOf(option, path));
  return fieldsOf(def.innerType, path);
}

/** An input in which the one field has this value and the rows around it stand. */
function withField(path: string[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  return first === "0" ? [withField(rest, value)] : { [first]: withField(rest, value) };
}

/** Units, forms and names of programs that people here do say. */
const isPlain = (message: string) => /\p{Script=Han}/u.test(message) && !/[A-Za-z]{2,}/.test(message.replaceAll("WPS", ""));

test("whatever is wrong with whichever field, the person reads Chinese about it", () => {
  expect(schemas.size).toBeGreaterThan(110);
  const poor = new Set<string>();
  for (const [name, schema] of schemas)
    for (const path of [[], ...fieldsOf(schema)])
      for (const value of wrong) {
        const parsed = schema.safeParse(withField(path, value));
        for (const issue of parsed.error?.issues ?? []) if (!isPlain(issue.message)) poor.add(`${name} ${issue.path.join(".")}: ${issue.message}`);
      }
  expect([...poor]).toEqual([]);
});
