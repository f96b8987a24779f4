"use client";
import type { ComponentProps, ReactNode } from "react";
import { aria, type Label, Labelled } from "./labelled.tsx";
import style from "./labelled.module.css";
import { useField } from "./within.ts";

type TextProps = Label & Omit<ComponentProps<"input">, "name" | "id" | "required"> & { unit?: ReactNode; short?: boolean };

/** One line of text. `unit` stands behind it, `short` narrows it. */
export function Field({ name, label, hint, required, unit, short, defaultValue, type = "text", ...rest }: TextProps) {
  const field = useField(name);
  const start = type === "password" ? undefined : (single(field.value) ?? defaultValue);
  const control = (
    <input
      type={type}
      name={name}
      defaultValue={start}
      className={`${style.control} ${short ? style.short : ""}`}
      {...rest}
      {...field.wire}
      {...aria(field, hint, required)}
    />
  );
  return (
    <Labelled field={field} label={label} hint={hint} required={required ?? false}>
      {unit ? (
        <span className={style.unit}>
          {control}
          <span>{unit}</span>
        </span>
      ) : (
        control
      )}
    </Labelled>
  );
}

export function TextArea({
  name,
  label,
  hint,
  required,
  defaultValue,
  rows = 4,
  ...rest
}: Label & Omit<ComponentProps<"textarea">, "name" | "id" | "required">) {
  const field = useField(name);
  return (
    <Labelled field={field} label={label} hint={hint} required={required ?? false}>
      <textarea
        name={name}
        rows={rows}
        defaultValue={single(field.value) ?? defaultValue}
        className={style.control}
        {...rest}
        {...field.wire}
        {...aria(field, hint, required)}
      />
    </Labelled>
  );
}

export function PhoneField(props: TextProps) {
  return <Field type="tel" inputMode="tel" autoComplete="tel" maxLength={20} short {...props} />;
}

export function CodeField(props: TextProps) {
  return <Field inputMode="numeric" autoComplete="one-time-code" maxLength={8} short {...props} />;
}

/** Yuan as one types it (3,000 or 3000.5); the server makes fen of it. */
export function MoneyField(props: TextProps) {
  return <Field inputMode="decimal" unit="元" autoComplete="off" short {...props} />;
}

export function NumberField(props: TextProps) {
  return <Field inputMode="numeric" autoComplete="off" short {...props} />;
}

export function DateField(props: TextProps) {
  return <Field type="date" short {...props} />;
}

export function TimeField(props: TextProps) {
  return <Field type="time" step={300} short {...props} />;
}

/** Fields side by side where there is room: from–to, day and time. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={style.row}>{children}</div>;
}

export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
