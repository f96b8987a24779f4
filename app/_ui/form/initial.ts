import type { Typed } from "./answer.ts";

type Plain = string | number | boolean | null | undefined;
export type Initial = { [name: string]: Plain | string[] | Initial | Initial[] };

/** What a field starts with. Once something was sent only that counts: a box that was unticked is absent and stays unticked. */
export function startValue(name: string, typed: Typed | undefined, initial: Initial | undefined): string | string[] | undefined {
  if (typed) return typed[name];
  return asTyped(initial?.[name] ?? name.split(".").reduce<unknown>(inside, initial));
}

function inside(value: unknown, part: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined;
}

function asTyped(value: unknown): string | string[] | undefined {
  if (Array.isArray(value)) return value.map(String);
  if (value === null || value === undefined || typeof value === "object") return undefined;
  return value === true ? "yes" : value === false ? "" : String(value);
}
