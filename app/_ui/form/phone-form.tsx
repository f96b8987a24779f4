"use client";
import type { Action } from "./answer.ts";
import { FormFrame, type FrameProps } from "./frame.tsx";
import { type Initial, startValue } from "./initial.ts";
import { useAnswer } from "./use-answer.ts";

export type PhoneFormProps<T> = FrameProps & { action: Action<T>; formKey: string; initial?: Initial | undefined };

/** The server answers each field; what was typed stays, since the form is not reset by a submit that was taken over. */
export function PhoneForm<T>({ action, formKey, initial, ...frame }: PhoneFormProps<T>) {
  const answer = useAnswer(action, formKey);
  const refused = answer.answer && !answer.answer.ok ? answer.answer : null;
  return (
    <FormFrame
      {...frame}
      state={answer}
      errors={refused?.fields ?? {}}
      value={(name) => startValue(name, refused?.values, initial)}
      onSend={(form, then) => answer.send(form, then)}
    />
  );
}
