/** The same list with some filters changed; empty ones are left out of the address. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const filled = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled)}`;
}

/** A word from the address when the list knows it. */
export function known<T extends string>(words: Readonly<Record<T, string>>, text: string | undefined): T | undefined {
  return text !== undefined && Object.hasOwn(words, text) ? (text as T) : undefined;
}
