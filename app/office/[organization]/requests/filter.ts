import { requestCategory, type RequestCategory } from "#db/words.ts";
import { type RequestFilter, requestShows, type RequestShow } from "#lib/requests/queries.ts";

type Asked = Record<string, string | string[] | undefined>;

/** The filter that an address asks for; what it doesn't know is left out. */
export function filterOf(asked: Asked): RequestFilter {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  return {
    show: Object.hasOwn(requestShows, text("show")) ? (text("show") as RequestShow) : "open",
    category: Object.hasOwn(requestCategory, text("category")) ? (text("category") as RequestCategory) : undefined,
    gridId: text("grid") || undefined,
    q: text("q").slice(0, 60) || undefined,
    after: text("after") || undefined,
  } as RequestFilter;
}

/** The address of the same list with this filter. */
export function listAddress(path: string, filter: Partial<RequestFilter>): string {
  const { show, gridId, ...rest } = filter;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ show: show === "open" ? "" : show, grid: gridId, ...rest })) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
