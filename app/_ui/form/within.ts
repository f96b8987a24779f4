"use client";
import { createContext, useContext } from "react";

/** What a field learns from the form around it; by itself (a GET form) it gets these defaults. */
export type Within = {
  id: string;
  pending: boolean;
  value: (name: string) => string | string[] | undefined;
  error: (name: string) => string | undefined;
  /** react-hook-form's handlers, in office forms only. */
  wire?: (name: string) => object;
};

export const FormContext = createContext<Within>({ id: "f", pending: false, value: () => undefined, error: () => undefined });

export function useWithin(): Within {
  return useContext(FormContext);
}

export function useField(name: string) {
  const form = useWithin();
  const id = `${form.id}-${name}`;
  const error = form.error(name);
  return { id, error, value: form.value(name), wire: form.wire?.(name) ?? {}, hintId: `${id}-hint`, errorId: `${id}-error` };
}
