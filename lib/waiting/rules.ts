import type { Actor } from "#lib/actor.ts";

export interface Waiting {
  /** Stable within its kind, for lists. */
  id: string;
  /** When it is due; null has no date and stands last. */
  due: Date | null;
  tone: "late" | "wait" | "calm";
  title: string;
  detail: string;
  /** After `/office/[organization]/`. */
  href: string;
  /** The word on its button: 去打电话. */
  action: string;
}

/** What one capability has waiting for a post; few lines, each for many rows where there are many. */
export type Provider = (actor: Actor, instant: Date) => Promise<Waiting[]>;

/** The soonest due first; what has no date stands last, in the order it came. */
export function byDueTime(waiting: Waiting[]): Waiting[] {
  return [...waiting].sort((a, b) => (a.due?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.due?.getTime() ?? Number.MAX_SAFE_INTEGER));
}
