"use client";
import { useRef, useState } from "react";
import { TextArea } from "#app/_ui/form/text-fields.tsx";

/** The words to the resident; a template of the community is put in where the pen stands, and can be changed. */
export function AnswerText({ name, label, templates }: { name: string; label: string; templates: { title: string; text: string }[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState("");
  function insert(text: string) {
    const area = box.current?.querySelector("textarea");
    setChosen("");
    if (!area || !text) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.focus();
  }
  return (
    <div ref={box}>
      {templates.length > 0 && (
        <select aria-label="插入常用答复" value={chosen} onChange={(event) => insert(event.currentTarget.value)}>
          <option value="">插入常用答复…</option>
          {templates.map((each) => (
            <option key={each.title} value={each.text}>
              {each.title}
            </option>
          ))}
        </select>
      )}
      <TextArea name={name} label={label} rows={4} maxLength={500} required />
    </div>
  );
}
