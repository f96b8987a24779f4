import { giftKind, giftState, type GiftKind, type GiftState } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import type { GiftFilter } from "#lib/gifts/queries.ts";

type Asked = Record<string, string | string[] | undefined>;

/** The filter that an address asks for; what it doesn't know is left out. */
export function filterOf(asked: Asked): GiftFilter {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const year = Number(text("year"));
  return {
    year: Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : undefined,
    kind: Object.hasOwn(giftKind, text("kind")) ? (text("kind") as GiftKind) : undefined,
    state: Object.hasOwn(giftState, text("state")) ? (text("state") as GiftState) : undefined,
    search: text("search").slice(0, 40) || undefined,
    after: text("after") || undefined,
  };
}

/** The address of the same list with this filter. */
export function ledgerAddress(path: string, filter: GiftFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The last ten years, for the filter. */
export function yearsUntil(instant: Date): Record<string, string> {
  const last = Number(dayOf(instant).slice(0, 4));
  return Object.fromEntries(Array.from({ length: 10 }, (_, back) => [`${last - back}`, `${last - back}年`]));
}
