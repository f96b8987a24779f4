"use client";
import type { FormEvent, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "../button-class.ts";
import { say } from "../say.ts";
import type { Action } from "./answer.ts";
import style from "./tap.module.css";
import { useAnswer } from "./use-answer.ts";

export type TapProps<T> = {
  action: Action<T>;
  formKey: string;
  label: string;
  /** Whom or what it is about, where a list has many of the same button: only heard, after the label. */
  about?: string;
  /** Hidden values the action reads. */
  fields?: Record<string, string>;
  busy?: string;
  look?: ButtonLook;
  done?: string;
  /** What will happen, asked before it does. */
  confirm?: ReactNode;
};

export function TapForm<T>({ action, formKey, label, about, fields = {}, busy = "请稍候…", look = "main", done = "已完成", confirm }: TapProps<T>) {
  const { answer, trouble, key, pending, post, send } = useAnswer(action, formKey);
  const wrong = trouble?.message ?? (answer && !answer.ok ? answer.message : "");

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    send(new FormData(event.currentTarget), (given) => given?.ok && say(done));
  }
  const button = (
    <button type="submit" className={buttonClass(look)} aria-disabled={pending} aria-label={about && !pending ? `${confirm ? "确定" : ""}${label} · ${about}` : undefined}>
      {pending ? busy : confirm ? `确定${label}` : label}
    </button>
  );
  return (
    <form action={post} onSubmit={onSubmit} className={style.tap}>
      <input type="hidden" name="key" value={key} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {confirm ? (
        <details open={wrong ? true : undefined}>
          <summary className={buttonClass(look)}>{label}</summary>
          <div className={style.confirm}>
            <div>{confirm}</div>
            {button}
          </div>
        </details>
      ) : (
        button
      )}
      {wrong && (
        <p role="alert" className={style.wrong}>
          {wrong} {trouble?.stale && <a href="">刷新本页</a>}
        </p>
      )}
      {answer?.ok && <p className={style.done}>{done}</p>}
    </form>
  );
}
