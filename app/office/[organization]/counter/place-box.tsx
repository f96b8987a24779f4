"use client";
import { type KeyboardEvent, useId, useState } from "react";
import { Labelled } from "#app/_ui/form/labelled.tsx";
import labelled from "#app/_ui/form/labelled.module.css";
import { useField } from "#app/_ui/form/within.ts";
import style from "./counter.module.css";

export interface CounterPlace {
  id: string;
  name: string;
  /** slxq3: pinyin initials of the name. */
  initials: string;
}

/** The places that what was typed may mean, by name or pinyin initials: those that begin with it first. */
export function placesFor(typed: string, places: readonly CounterPlace[]): CounterPlace[] {
  const text = typed.replace(/\s/g, "").toLowerCase();
  if (text === "") return [];
  const rank = (each: CounterPlace) => {
    const name = each.name.replace(/\s/g, "").toLowerCase();
    const initials = each.initials.replace(/\s/g, "");
    return name.startsWith(text) || initials.startsWith(text) ? 0 : name.includes(text) || initials.includes(text) ? 1 : 2;
  };
  return places
    .map((each) => ({ each, at: rank(each) }))
    .filter(({ at }) => at < 2)
    .sort((a, b) => a.at - b.at || a.each.name.length - b.each.name.length)
    .slice(0, 8)
    .map(({ each }) => each);
}

type PlaceBoxProps = { places: readonly CounterPlace[]; chosen: string; typed: string; onType: (typed: string) => void; onChoose: (place: CounterPlace) => void; onNext: () => void };

/** Estate and building by typing: 小区 or its initials, arrows and Enter. What is no known place is kept as words. */
export function PlaceBox({ places, chosen, typed, onType, onChoose, onNext }: PlaceBoxProps) {
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const list = useId();
  const field = useField("placeId");
  const words = useField("placeText");
  const found = open && !chosen ? placesFor(typed, places) : [];

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.length > 0) setAt((at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (event.key === "Escape") setOpen(false);
    else if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      const one = found[at];
      if (one) choose(one);
      else onNext();
    }
  }
  function choose(one: CounterPlace) {
    onChoose(one);
    setOpen(false);
    onNext();
  }
  return (
    <Labelled field={{ ...field, error: field.error ?? words.error }} label="小区、楼栋" hint="打几个字或拼音首字母，上下键选，回车确定">
      <input type="hidden" name="placeId" value={chosen} />
      <div className={style.box}>
        <input
          id={field.id}
          className={labelled.control}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
          aria-describedby={field.hintId}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            onType(event.currentTarget.value);
            setOpen(true);
            setAt(0);
          }}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <div id={list} role="listbox" aria-label="地点" className={style.list} hidden={found.length === 0}>
          {found.map((each, place) => (
            // The mouse goes down before the box loses its focus, which would close the list. Keys are the box's.
            <div key={each.id} id={`${list}-${place}`} role="option" tabIndex={-1} aria-selected={place === at} onMouseDown={() => choose(each)}>
              {each.name}
            </div>
          ))}
        </div>
      </div>
    </Labelled>
  );
}
