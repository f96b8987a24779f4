"use client";
import { type FormEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from "react";
import { type ButtonLook, buttonClass } from "../button-class.ts";
import { Notice } from "../notice.tsx";
import { say } from "../say.ts";
import type { Answered } from "./answer.ts";
import { keepDraft, restoreDraft } from "./draft.ts";
import { ErrorSummary } from "./error-summary.tsx";
import style from "./form.module.css";
import type { Trouble } from "./use-answer.ts";
import { FormContext, type Within } from "./within.ts";

export type FrameProps = {
  children: ReactNode;
  submit?: string;
  busy?: string;
  look?: ButtonLook;
  /** Said when it is done and no redirect led away. */
  done?: string;
  /** Empties the fields when it is done. */
  clear?: boolean;
  /** Beside the button: a way back, a second submit with name and value. */
  aside?: ReactNode;
};

type Answering = { answer: Answered | null; trouble: Trouble | null; key: string; pending: boolean; post: (form: FormData) => void };
type Sent = (answer: Answered | null, trouble: Trouble | null) => void;
type Inside = FrameProps & {
  state: Answering;
  errors: Record<string, string>;
  /** What the browser found when the button was pressed; it stands until the next press, so that nothing jumps while one types. */
  found?: Record<string, string> | null;
  value: Within["value"];
  wire?: Within["wire"];
  at?: RefObject<HTMLFormElement | null>;
  onSend: (data: FormData, then: Sent) => void;
};

export function FormFrame({
  state,
  errors,
  found = null,
  value,
  wire,
  at,
  onSend,
  children,
  submit = "提交",
  busy = "正在提交…",
  look = "main",
  done,
  clear,
  aside,
}: Inside) {
  const id = useId();
  const own = useRef<HTMLFormElement>(null);
  const form = at ?? own;
  const summary = useRef<HTMLDivElement>(null);
  const [restored, setRestored] = useState(false);
  const { answer, trouble, pending } = state;
  const refused = answer && !answer.ok ? answer : null;
  const message = trouble?.message ?? (found ? "有内容需要修改，请看标红的地方。" : (refused?.message ?? ""));

  useEffect(() => {
    if (form.current) setRestored(restoreDraft(form.current));
  }, [form]);
  useEffect(() => {
    if (trouble || refused || found) summary.current?.focus();
  }, [refused, trouble, found]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const pressed = (event.nativeEvent as SubmitEvent).submitter;
    if (pressed instanceof HTMLButtonElement && pressed.name) data.append(pressed.name, pressed.value);
    onSend(data, sent);
  }
  function sent(given: Answered | null, wrong: Trouble | null) {
    if (given?.ok) say(done ?? "已完成");
    if (given?.ok && clear) form.current?.reset();
    if (wrong?.stale && form.current) keepDraft(form.current);
  }

  const within: Within = { id, pending, value, error: (name) => errors[name], ...(wire && { wire }) };
  return (
    <FormContext value={within}>
      <form ref={form} action={state.post} onSubmit={onSubmit} noValidate className={style.form}>
        <ErrorSummary at={summary} id={id} message={message} errors={found ?? refused?.fields ?? {}} stale={trouble?.stale ?? false} />
        {restored && <Notice tone="ok">刷新前填的内容已经放回，请核对后提交。</Notice>}
        {answer?.ok && done && <Notice tone="ok">{done}</Notice>}
        <input type="hidden" name="key" value={state.key} />
        {children}
        <div className={style.actions}>
          <button type="submit" className={buttonClass(look)} aria-disabled={pending}>
            {pending ? busy : submit}
          </button>
          {aside}
        </div>
      </form>
    </FormContext>
  );
}
