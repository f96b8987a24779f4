"use client";
import { useState } from "react";
import { aria, Labelled } from "#app/_ui/form/labelled.tsx";
import labelled from "#app/_ui/form/labelled.module.css";
import { TextArea } from "#app/_ui/form/text-fields.tsx";
import { useField } from "#app/_ui/form/within.ts";
import { suggestCategory } from "#lib/requests/rules.ts";

/** The words, and the category they suggest until he chooses one himself. */
export function WhatFields({ categories }: { categories: Readonly<Record<string, string>> }) {
  const field = useField("category");
  const typed = typeof field.value === "string" ? field.value : "";
  const [chosen, setChosen] = useState(typed);
  const [suggested, setSuggested] = useState("");
  const shown = chosen || suggested;
  const hint = suggested && !chosen ? "按您写的选的，不对可以改" : "可以不选，社区会分";
  return (
    <>
      <TextArea
        name="words"
        label="是什么问题"
        hint="用平常话说就行"
        placeholder="例如：下雨后一楼返水，污水冒到屋里"
        required
        rows={3}
        maxLength={1000}
        onInput={(event) => {
          const words = event.currentTarget.value.trim();
          setSuggested(words.length < 4 ? "" : suggestCategory(words));
        }}
      />
      <Labelled field={field} label="类别" hint={hint} required={false}>
        <select name="category" value={shown} onChange={(event) => setChosen(event.currentTarget.value)} className={labelled.control} {...aria(field, hint, undefined)}>
          <option value="">不知道，请社区分</option>
          {Object.entries(categories).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      </Labelled>
    </>
  );
}
