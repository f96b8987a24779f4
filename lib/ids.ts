import { v7 } from "uuid";
import { stoodAt } from "./clock.ts";

/** A new id, rising with time (UUIDv7): lists page by it. */
export function newId(): string {
  const stood = stoodAt();
  return stood ? v7({ msecs: stood.getTime() }) : v7();
}

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Is it an id at all? A page answers 404 to what is not, before asking the database. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && SHAPE.test(text);
}
