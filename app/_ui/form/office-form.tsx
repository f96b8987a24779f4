"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState } from "react";
import { type FieldErrors, type FieldValues, FormProvider, type Resolver, useForm } from "react-hook-form";
import type { z } from "zod";
import "#lib/field-errors.ts";
import type { Action } from "./answer.ts";
import { FormFrame, type FrameProps } from "./frame.tsx";
import { type Initial, startValue } from "./initial.ts";
import { nest, parseForm } from "./parse.ts";
import { useAnswer } from "./use-answer.ts";

type OfficeFormProps<T> = FrameProps & { action: Action<T>; formKey: string; schema: z.ZodType<unknown, FieldValues>; initial?: Initial };

/** With the command's own schema in the browser too. It checks what parseForm reads from the form, which is what the action will see. */
export function OfficeForm<T>({ action, formKey, schema, initial, ...frame }: OfficeFormProps<T>) {
  const answer = useAnswer(action, formKey);
  const refused = answer.answer && !answer.answer.ok ? answer.answer : null;
  const at = useRef<HTMLFormElement>(null);
  const check = zodResolver(schema);
  const form = useForm<FieldValues>({
    mode: "onTouched",
    defaultValues: { ...initial, ...(refused?.values && nest(refused.values)) },
    resolver: (_, context, options) => check(parseForm(new FormData(at.current ?? undefined)).input, context, options) as ReturnType<Resolver>,
    shouldFocusError: false,
  });
  const [found, setFound] = useState<Record<string, string> | null>(null);
  return (
    <FormProvider {...form}>
      <FormFrame
        {...frame}
        state={answer}
        errors={{ ...refused?.fields, ...flat(form.formState.errors) }}
        found={found}
        value={(name) => startValue(name, refused?.values, initial)}
        wire={(name) => form.register(name)}
        at={at}
        onSend={(data, then) => {
          const pass = () => {
            setFound(null);
            answer.send(data, then);
          };
          void form.handleSubmit(pass, (errors) => setFound(flat(errors)))();
        }}
      />
    </FormProvider>
  );
}

/** react-hook-form nests its errors; a summary and a field ask by the flat name. */
function flat(errors: FieldErrors, path = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) {
    if (typeof error !== "object" || error === null) continue;
    const at = path + name.replace(/^root$/, "");
    if ("message" in error && typeof error.message === "string") found[at.replace(/\.$/, "")] = error.message;
    else if (!("ref" in error && "type" in error)) Object.assign(found, flat(error as FieldErrors, `${at}.`));
  }
  return found;
}
