import type { Answer } from "#lib/refusal.ts";

export type Typed = Record<string, string | string[]>;
type Refused = Extract<Answer<never>, { ok: false }>;

/** What an action answers a form: a command's answer, a refusal with what was typed, so that nothing is lost. */
export type Answered<T = unknown> = Exclude<Answer<T>, Refused> | (Refused & { values?: Typed; offers?: Offer[] });
/** What already stands and may be meant: to be taken instead of sending the form again. */
export type Offer = { id: string; label: string; about: string };
export type Action<T = unknown> = (previous: Answered<T> | null, form: FormData) => Promise<Answered<T>>;

/** A refusal on its way back to the form it came from. */
export function failed(answer: Refused, values: Typed): Refused & { values: Typed } {
  return { ...answer, values };
}
