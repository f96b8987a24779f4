"use client";
import { useId, useRef, useState } from "react";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Check, Select } from "#app/_ui/form/choices.tsx";
import { Field, FieldRow, PhoneField, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { outsideSystem, requestCategory, requestVia, urgency } from "#db/words.ts";
import { pastedOrder, placeIn } from "#lib/pasted-orders/rules.ts";
import { suggestCategory } from "#lib/requests/rules.ts";
import style from "./counter.module.css";
import { type CounterPlace, PlaceBox } from "./place-box.tsx";

const { online: _online, ...spoken } = requestVia;

type CounterFieldsProps = { places: CounterPlace[]; onNext: (from: Element | null) => void };

/** One request's fields in the order one hears them; the words suggest the category until it is chosen by hand. */
export function CounterFields({ places, onNext }: CounterFieldsProps) {
  const box = useRef<HTMLDivElement>(null);
  const paste = useId();
  const [place, setPlace] = useState({ chosen: "", typed: "" });
  const [via, setVia] = useState("counter");
  const [told, setTold] = useState("");
  const [touched, setTouched] = useState(false);

  const control = (name: string) => box.current?.querySelector<HTMLInputElement>(`[name="${name}"]`);
  function put(name: string, value: string) {
    const found = control(name);
    if (found && value) found.value = value;
  }
  function changed(field: EventTarget) {
    if (!(field instanceof HTMLSelectElement)) return;
    if (field.name === "category") setTouched(true);
    if (field.name === "via") setVia(field.value);
  }
  function suggest(words: string) {
    if (!touched) put("category", suggestCategory(words));
  }
  function fill(text: string) {
    const order = pastedOrder(text);
    if (!order) return setTold(text.trim() === "" ? "" : "没有认出工单：要有“工单编号：”“诉求内容：”这样的行。可以直接在下面登记。");
    const found = placeIn(order.where, places);
    put("via", "outside");
    setVia("outside");
    setPlace({ chosen: found ?? "", typed: found ? (places.find((each) => each.id === found)?.name ?? "") : order.where });
    setTold("已填好，请核对后保存。");
    for (const name of ["words", "callMe", "phone", "urgency"] as const) put(name, order[name]);
    put("placeText", found ? order.where : "");
    suggest(order.words);
    // Its fields appear with the source.
    requestAnimationFrame(() => {
      put("outsideSystem", order.outsideSystem);
      put("outsideNumber", order.outsideNumber);
      control("words")?.focus();
    });
  }
  return (
    <div ref={box} className={style.form} onChange={(event) => changed(event.target)}>
      <Disclosure summary="粘贴 12345、小兰帮办的工单">
        <label htmlFor={paste}>把工单整段粘贴到这里</label>
        <textarea id={paste} data-paste rows={4} style={{ width: "100%" }} onChange={(event) => fill(event.currentTarget.value)} />
        {told && <Notice tone="wait">{told}</Notice>}
      </Disclosure>
      <noscript>窗口登记需要开启 JavaScript；居民自己可以用“反映问题”。</noscript>
      <TextArea name="words" label="什么事" required rows={3} maxLength={1000} autoFocus onBlur={(event) => suggest(event.currentTarget.value)} />
      <PlaceBox places={places} {...place} onType={(typed) => setPlace({ chosen: "", typed })} onChoose={(one) => setPlace({ chosen: one.id, typed: one.name })} onNext={() => onNext(document.activeElement)} />
      {!place.chosen && <input type="hidden" name="placeTyped" value={place.typed} />}
      <Field name="placeText" label="具体在哪儿" hint="单元、楼层、门口；没有小区的写清地点" maxLength={100} autoComplete="off" />
      <FieldRow>
        <Select name="category" label="类别" required options={requestCategory} defaultValue="other" />
        <Select name="urgency" label="紧急程度" required options={urgency} defaultValue="ordinary" />
        <Select name="via" label="来源" required options={spoken} defaultValue="counter" />
      </FieldRow>
      <FieldRow>
        <Field name="callMe" label="怎么称呼" maxLength={20} autoComplete="off" />
        <PhoneField name="phone" label="电话" autoComplete="off" />
      </FieldRow>
      {via === "outside" && (
        <FieldRow>
          <Select name="outsideSystem" label="哪个系统" required options={outsideSystem} />
          <Field name="outsideNumber" label="它的编号" required maxLength={40} autoComplete="off" />
        </FieldRow>
      )}
      <TextArea name="solvedWith" label="当场解决了？写怎么解决的" hint="没有当场解决就空着" rows={2} maxLength={500} />
      <Check name="publicConsent" label="居民同意公开办理结果（不写姓名）" />
    </div>
  );
}
