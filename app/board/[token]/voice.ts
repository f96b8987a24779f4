"use client";
import { useEffect, useRef, useState } from "react";
import { newCalls, type Shown } from "#lib/queue/rules.ts";

/** Speaks each new call, twice. Browsers give their voice only after a tap: `start` is that tap's. It also keeps the screen awake where it can. */
export function useVoice(desks: readonly Shown[]) {
  const [can, setCan] = useState(false);
  const [on, setOn] = useState(false);
  const before = useRef<readonly Shown[] | null>(null);
  useEffect(() => setCan("speechSynthesis" in window), []);
  useEffect(() => {
    const calls = newCalls(before.current, desks);
    before.current = desks;
    if (on) for (const call of calls) speak(`请 ${call.ticket} 号，到 ${call.desk}。`, 2);
  }, [desks, on]);
  useEffect(() => {
    if (!on) return;
    const awake = () => document.visibilityState === "visible" && void navigator.wakeLock?.request("screen").catch(() => {});
    awake();
    document.addEventListener("visibilitychange", awake);
    return () => document.removeEventListener("visibilitychange", awake);
  }, [on]);

  function turn() {
    speechSynthesis.cancel();
    if (!on) speak("声音已打开。", 1);
    setOn(!on);
  }
  return { can, on, turn };
}

function speak(words: string, times: number): void {
  // An utterance that hangs, as some browsers have after hours, would silence every later one.
  if (speechSynthesis.paused) speechSynthesis.resume();
  for (let time = 0; time < times; time++) {
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.lang = "zh-CN";
    spoken.rate = 0.9;
    speechSynthesis.speak(spoken);
  }
}
