"use client";
import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useActionState, useState, useTransition } from "react";
import type { Action, Answered } from "./answer.ts";

export type Trouble = { message: string; stale?: boolean; offline?: boolean };

export type Before<T> = (form: FormData) => Promise<Answered<T> | null>;

/**
 * useActionState serves the browser without JavaScript; with it the action is called directly, so that a lost network or an
 * action of an older build becomes words beside the form and not an error page that takes what was typed. `before`: what goes
 * ahead of the action on the same network; a refusal of it stops there.
 */
export function useAnswer<T>(action: Action<T>, formKey: string, before?: Before<T>) {
  const [posted, post] = useActionState<Answered<T> | null, FormData>(action, null);
  const [answer, setAnswer] = useState(posted);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [key, setKey] = useState((posted && !posted.ok && posted.freshKey) || formKey);
  const [pending, start] = useTransition();

  function send(form: FormData, then?: (answer: Answered<T> | null, trouble: Trouble | null) => void) {
    if (pending) return;
    start(async () => {
      const [given, wrong] = await ask(action, answer, form, before);
      start(() => {
        setAnswer(given);
        setTrouble(wrong);
        if (given?.ok) setKey(newKey());
        else if (given?.freshKey) setKey(given.freshKey);
        then?.(given, wrong);
      });
    });
  }
  return { answer, trouble, key, pending, post, send };
}

async function ask<T>(action: Action<T>, previous: Answered<T> | null, form: FormData, before?: Before<T>): Promise<[Answered<T> | null, Trouble | null]> {
  try {
    const stopped = await before?.(form);
    if (stopped) return [stopped, null];
    return [(await action(previous, form)) ?? null, null];
  } catch (error) {
    unstable_rethrow(error);
    if (unstable_isUnrecognizedActionError(error))
      return [null, { stale: true, message: "系统刚刚更新过，请刷新本页再提交一次。您填的内容会留着。" }];
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    if (digest) return [null, { message: `系统出错，没有办成，错误编号 ${digest}。您填的内容还在，请稍后再试。` }];
    return [null, { offline: true, message: "网络不通，不知道是否已经送到。您填的内容还在，请再按一次，重复提交不会办两次。" }];
  }
}

/** crypto.randomUUID is missing on plain http, where a phone on the local network is. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, place) =>
    ((place === 6 ? (byte & 15) | 64 : place === 8 ? (byte & 63) | 128 : byte) + 256).toString(16).slice(1),
  ).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
