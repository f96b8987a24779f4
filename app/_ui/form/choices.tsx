"use client";
import type { ReactNode } from "react";
import { aria, type Label, Labelled } from "./labelled.tsx";
import style from "./labelled.module.css";
import { useField } from "./within.ts";

export type Option = { value: string; label: ReactNode; hint?: ReactNode };
/** Words as they stand in db/words.ts, or a list where more is to be said. */
export type Options = Readonly<Record<string, string>> | readonly Option[];
type Choice = Label & { options: Options; defaultValue?: string | readonly string[] | undefined };

/** `blank` is the first, empty line; leave it out where one is always chosen. */
export function Select({ name, label, hint, required, options, defaultValue, blank }: Choice & { blank?: string }) {
  const field = useField(name);
  return (
    <Labelled field={field} label={label} hint={hint} required={required ?? false}>
      <select
        name={name}
        defaultValue={all(field.value ?? defaultValue)[0]}
        className={style.control}
        {...field.wire}
        {...aria(field, hint, required)}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {listed(options).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function Radios({ name, label, hint, required, options, defaultValue, inline }: Choice & { inline?: boolean }) {
  const field = useField(name);
  const chosen = all(field.value ?? defaultValue);
  return (
    <Labelled group field={field} label={label} hint={hint} required={required ?? false}>
      <div className={inline ? style.inline : style.choices}>
        {listed(options).map((option, place) => (
          <Tick key={option.value} option={option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              {...field.wire}
              id={place === 0 ? field.id : undefined}
            />
          </Tick>
        ))}
      </div>
    </Labelled>
  );
}

/** Posts `name[]`: always a list for the action, empty when nothing is ticked. */
export function Checkboxes({ name, label, hint, required, options, defaultValue, inline }: Choice & { inline?: boolean }) {
  const field = useField(name);
  const chosen = all(field.value ?? defaultValue);
  return (
    <Labelled group field={field} label={label} hint={hint} required={required ?? false}>
      <input type="hidden" name={`${name}[]`} value="" />
      <div className={inline ? style.inline : style.choices}>
        {listed(options).map((option, place) => (
          <Tick key={option.value} option={option}>
            <input
              type="checkbox"
              name={`${name}[]`}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              id={place === 0 ? field.id : undefined}
            />
          </Tick>
        ))}
      </div>
    </Labelled>
  );
}

/** One yes or no: posts `name?`, which parseForm makes true or false. */
export function Check({ name, label, hint, defaultChecked }: Label & { defaultChecked?: boolean }) {
  const field = useField(name);
  const ticked = field.value === undefined ? defaultChecked : field.value === "yes";
  return (
    <div className={style.field}>
      <input type="hidden" name={`${name}?`} value="" />
      <label className={style.choice}>
        <input type="checkbox" name={`${name}?`} value="yes" defaultChecked={ticked} {...aria(field, hint, undefined)} />
        <span>{label}</span>
      </label>
      {hint && (
        <p className={style.hint} id={field.hintId}>
          {hint}
        </p>
      )}
      {field.error && (
        <p className={style.error} id={field.errorId}>
          {field.error}
        </p>
      )}
    </div>
  );
}

function Tick({ option, children }: { option: Option; children: ReactNode }) {
  return (
    <label className={style.choice}>
      {children}
      <span>
        {option.label}
        {option.hint && <small>{option.hint}</small>}
      </span>
    </label>
  );
}

function listed(options: Options): readonly Option[] {
  return Array.isArray(options) ? options : Object.entries(options).map(([value, label]) => ({ value, label }));
}

function all(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
