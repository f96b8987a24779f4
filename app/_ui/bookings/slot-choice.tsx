"use client";
import { type Label, Labelled } from "../form/labelled.tsx";
import { useField } from "../form/within.ts";
import style from "./slot-choice.module.css";

export type Slot = { value: string; label: string };

/** Free times as large buttons, one of which is chosen: radios, so that they work by keyboard and without JavaScript. */
export function SlotChoice({ name, label, hint, slots, chosen }: Label & { slots: readonly Slot[]; chosen?: string | undefined }) {
  const field = useField(name);
  const now = (Array.isArray(field.value) ? field.value[0] : field.value) ?? chosen;
  return (
    <Labelled group field={field} label={label} hint={hint} required>
      <div className={style.slots}>
        {slots.map((slot, place) => (
          <label key={slot.value} className={style.slot}>
            <input type="radio" name={name} value={slot.value} defaultChecked={now === slot.value} id={place === 0 ? field.id : undefined} />
            <span>{slot.label}</span>
          </label>
        ))}
      </div>
    </Labelled>
  );
}
