"use client";
import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import type { Answered } from "#app/_ui/form/answer.ts";
import { PhoneForm } from "#app/_ui/form/phone-form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { say } from "#app/_ui/say.ts";
import { codeShown } from "#lib/follow/rules.ts";
import { log, type Logged } from "./actions.ts";
import { CounterFields } from "./counter-fields.tsx";
import style from "./counter.module.css";
import type { CounterPlace } from "./place-box.tsx";

type CounterFormProps = { office: string; communityId: string; places: CounterPlace[]; formKey: string };

/** By keyboard alone: Enter goes on, Ctrl+Enter saves, and the form stands ready for the next. */
export function CounterForm({ office, communityId, places, formKey }: CounterFormProps) {
  const box = useRef<HTMLElement>(null);
  const [last, setLast] = useState<Logged | null>(null);
  const [round, setRound] = useState(0);

  async function save(previous: Answered<Logged> | null, data: FormData): Promise<Answered<Logged>> {
    const answer = await log(previous, data);
    if (answer.ok) {
      setLast(answer.value);
      setRound((before) => before + 1);
      say(`已登记 ${answer.value.number}`);
    }
    return answer;
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.shiftKey) return;
    const from = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      box.current?.querySelector("form")?.requestSubmit();
    } else if (from.matches("input:not([type=checkbox]), select, textarea:not([data-paste])")) {
      event.preventDefault();
      nextOf(box.current, from)?.focus();
    }
  }
  return (
    <section ref={box} className={style.form} aria-label="登记诉求" onKeyDown={onKeyDown}>
      {last && (
        <Notice tone="ok" title={`已登记 ${last.number}`}>
          <p>
            查询码 <span className={style.code}>{codeShown(last.code)}</span>
          </p>
          <p className={style.links}>
            <a href={`/follow/${last.code}/slip`} target="_blank" rel="noreferrer">
              打印回执
            </a>
            <Link href={`/office/${office}/requests/${last.id}/dispatch`} prefetch={false}>
              去派单
            </Link>
            <Link href={`/office/${office}/requests/${last.id}`} prefetch={false}>
              看这件诉求
            </Link>
          </p>
          {last.similar.length > 0 && (
            <>
              <p>好像已经有人反映过，是同一件就合并：</p>
              <ul>
                {last.similar.map((each) => (
                  <li key={each.id}>
                    <Link href={`/office/${office}/requests/${each.id}`} prefetch={false}>
                      {each.label}
                    </Link>
                    （{each.about}）{" "}
                    <Link href={`/office/${office}/requests/${last.id}/merge?into=${each.id}`} prefetch={false} aria-label={`合并到 ${each.label}`}>
                      合并
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
      <PhoneForm action={save} formKey={formKey} submit="保存（Ctrl + 回车）" busy="正在保存…" clear>
        <input type="hidden" name="office" value={office} />
        <input type="hidden" name="communityId" value={communityId} />
        <CounterFields key={round} places={places} onNext={(from) => nextOf(box.current, from)?.focus()} />
      </PhoneForm>
    </section>
  );
}

/** What can be typed next after this field; the button at the end. */
function nextOf(box: HTMLElement | null, from: Element | null): HTMLElement | undefined {
  const all = [...(box?.querySelectorAll<HTMLElement>("form input:not([type=hidden]), form select, form textarea:not([data-paste]), form button[type=submit]") ?? [])].filter((each) => each.offsetParent !== null);
  return all[all.indexOf(from as HTMLElement) + 1];
}
