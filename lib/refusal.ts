/** A command's answer: a value of ids and states (never words), or a refusal a person can act on. */
export type Answer<T = unknown> =
  | { ok: true; value: T }
  | {
      ok: false;
      code: string;
      message: string;
      /** Messages beside fields, by dotted path (`shifts.0.capacity`). */
      fields: Record<string, string>;
      /** Given when the key was used for other input: the key to send with next. */
      freshKey?: string;
    };

/** Thrown inside a command, so that the transaction rolls back; command() turns it into an answer. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly fields: Record<string, string> = {},
    readonly freshKey?: string,
    /** Which right was missing, on what: rights over words note it on the trail. */
    readonly denied?: { action: string; id: string },
  ) {
    super(message);
    this.name = "Refusal";
  }
}

/** Refuses: a code for tests and machines, a Chinese sentence a person can act on, and messages beside fields. */
export function refuse(code: string, message: string, fields: Record<string, string> = {}): never {
  throw new Refusal(code, message, fields);
}
