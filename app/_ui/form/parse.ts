import type { Typed } from "./answer.ts";

type Leaf = string | boolean;
export type Nested = { [name: string]: Leaf | Nested | (Leaf | Nested)[] };
export type Parsed = { input: Nested; values: Typed; key: string };

const forbidden = new Set(["__proto__", "constructor", "prototype"]);
const secret = /password|secret|token/i;
const mostRows = 500;

/**
 * What a form says: nested by its names (`shifts.0.capacity`), for a command; and flat, to show again.
 * A blank field is absent: `z.string("请填写…")` then speaks, and no number becomes 0. `matters[]` is a list, empty when none is ticked; `open?` is true or false.
 */
export function parseForm(form: FormData): Parsed {
  const values: Typed = {};
  const given: Record<string, Leaf | string[]> = {};
  for (const name of new Set(form.keys())) {
    const path = name.replace(/(\[\]|\?)$/, "");
    if (name === "key" || name.startsWith("$ACTION") || path.split(".").some((part) => forbidden.has(part))) continue;
    const texts = form
      .getAll(name)
      .filter((value) => typeof value === "string")
      .map((text) => text.replaceAll("\r\n", "\n"));
    const filled = texts.filter((text) => text.trim() !== "");
    const list = name.endsWith("[]") || filled.length > 1;
    if (!secret.test(path)) values[path] = list ? filled : (texts.at(-1) ?? "");
    if (name.endsWith("?")) given[path] = filled.includes("yes");
    else if (list) given[path] = filled;
    else if (filled[0] !== undefined) given[path] = filled[0];
  }
  const key = form.get("key");
  return { input: nest(given), values, key: typeof key === "string" ? key : "" };
}

/** Flat names to an object; numbered parts to lists, in their order and without holes. */
export function nest(flat: Record<string, Leaf | string[]>): Nested {
  const root: Nested = {};
  for (const [name, value] of Object.entries(flat)) {
    const parts = name.split(".");
    if (parts.length > 6 || parts.some((part) => part === "" || forbidden.has(part) || Number(part) >= mostRows)) continue;
    let at = root;
    for (const part of parts.slice(0, -1)) {
      const there = Object.hasOwn(at, part) ? at[part] : undefined;
      const next = isNested(there) ? there : {};
      at[part] = next;
      at = next;
    }
    at[parts.at(-1) ?? ""] = value;
  }
  return listed(root) as Nested;
}

function listed(value: Nested): Nested | (Leaf | Nested)[] {
  for (const [name, inner] of Object.entries(value)) if (isNested(inner)) value[name] = listed(inner);
  const names = Object.keys(value);
  if (names.length === 0 || !names.every((name) => /^\d+$/.test(name))) return value;
  return names.sort((a, b) => Number(a) - Number(b)).map((name) => value[name] as Leaf | Nested);
}

function isNested(value: unknown): value is Nested {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
