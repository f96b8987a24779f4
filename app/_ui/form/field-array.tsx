"use client";
import type { ReactNode } from "react";
import { useFieldArray } from "react-hook-form";
import { buttonClass } from "../button-class.ts";
import type { Initial } from "./initial.ts";
import { Labelled } from "./labelled.tsx";
import style from "./labelled.module.css";
import { useField } from "./within.ts";

type Rows = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What a new row starts with. */
  blank: Initial;
  add: string;
  /** What one row is called: 第 2 班. */
  row: (place: number) => string;
  least?: number;
  most?: number;
  /** Fields are named under `path`: `${path}.capacity`. */
  children: (path: string, place: number) => ReactNode;
};

/** Rows inside an OfficeForm. Adding and removing needs JavaScript; the rows that are there post without it. */
export function FieldArray({ name, label, hint, blank, add, row, least = 1, most = 50, children }: Rows) {
  const field = useField(name);
  const { fields, append, remove } = useFieldArray({ name });
  return (
    <Labelled group field={field} label={label} hint={hint}>
      <noscript>增加或删除一行需要开启 JavaScript。</noscript>
      <ol className={style.rows}>
        {fields.map((item, place) => (
          <li key={item.id}>
            <div className={style.rowHead}>
              <b>{row(place)}</b>
              {fields.length > least && (
                <button type="button" className={buttonClass("quiet")} onClick={() => remove(place)} aria-label={`删去${row(place)}`}>
                  删去
                </button>
              )}
            </div>
            {children(`${name}.${place}`, place)}
          </li>
        ))}
      </ol>
      {fields.length < most && (
        <div className={style.add}>
          <button type="button" id={field.id} className={buttonClass()} onClick={() => append(blank)}>
            {add}
          </button>
        </div>
      )}
    </Labelled>
  );
}
