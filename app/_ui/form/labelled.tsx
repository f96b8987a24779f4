import type { ReactNode } from "react";
import style from "./labelled.module.css";
import type { useField } from "./within.ts";

export type Label = { name: string; label: ReactNode; hint?: ReactNode; required?: boolean };
type Field = ReturnType<typeof useField>;

/** Label above, hint, then the control, then what is wrong with it: the order a screen reader says it in. */
export function Labelled({
  field,
  label,
  hint,
  required,
  group,
  children,
}: Omit<Label, "name"> & { field: Field; group?: boolean; children: ReactNode }) {
  const Box = group ? "fieldset" : "div";
  const Name = group ? "legend" : "label";
  return (
    <Box className={`${style.field} ${field.error ? style.wrong : ""}`} {...(group && { "aria-describedby": describedBy(field, hint) })}>
      <Name className={style.label} {...(!group && { htmlFor: field.id })}>
        {label}
        {required && <span className={style.must}>必填</span>}
      </Name>
      {hint && (
        <p className={style.hint} id={field.hintId}>
          {hint}
        </p>
      )}
      {children}
      {field.error && (
        <p className={style.error} id={field.errorId}>
          {field.error}
        </p>
      )}
    </Box>
  );
}

function describedBy(field: Field, hint: ReactNode): string | undefined {
  return [hint && field.hintId, field.error && field.errorId].filter(Boolean).join(" ") || undefined;
}

export function aria(field: Field, hint: ReactNode, required: boolean | undefined) {
  return { id: field.id, required, "aria-describedby": describedBy(field, hint), "aria-invalid": field.error ? true : undefined };
}
