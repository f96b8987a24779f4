import type { Answered, Typed } from "#app/_ui/form/answer.ts";
import { failed } from "#app/_ui/form/answer.ts";
import type { Nested } from "#app/_ui/form/parse.ts";
import type { Answer } from "#lib/refusal.ts";

/** The form has one choice of outcome per kind of matter; the command takes a list of matters. */
export function mattersOf(input: Nested): { kind: string; outcome: string }[] {
  const chosen = input.matter;
  if (typeof chosen !== "object" || Array.isArray(chosen)) return [];
  return Object.entries(chosen).map(([kind, outcome]) => ({ kind, outcome: String(outcome) }));
}

/** Puts the messages of the command's list beside the choices they belong to. */
export function refusedCase(answer: Extract<Answer<never>, { ok: false }>, matters: { kind: string }[], values: Typed): Answered<never> {
  const fields = Object.fromEntries(
    Object.entries(answer.fields).map(([name, message]) => {
      const place = /^matters\.(\d+)\./.exec(name);
      if (place) return [`matter.${matters[Number(place[1])]?.kind ?? ""}`, message];
      return [name === "matters" ? "matter.divorce" : name, message];
    }),
  );
  return failed({ ...answer, fields }, values);
}
