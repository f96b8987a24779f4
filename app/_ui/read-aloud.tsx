"use client";
import { useEffect, useState } from "react";

/** The browser's own voice; where it has none (WeChat) there is no button. */
export function ReadAloud({ className }: { className: string }) {
  const [speaks, setSpeaks] = useState(false);
  const [reading, setReading] = useState(false);
  useEffect(() => {
    setSpeaks("speechSynthesis" in window && !/MicroMessenger/i.test(navigator.userAgent));
    return () => window.speechSynthesis?.cancel();
  }, []);
  if (!speaks) return null;

  function turn() {
    speechSynthesis.cancel();
    setReading(!reading);
    if (reading) return;
    const words = new SpeechSynthesisUtterance(document.querySelector<HTMLElement>("main")?.innerText ?? "");
    words.lang = "zh-CN";
    words.rate = 0.9;
    words.onend = words.onerror = () => setReading(false);
    speechSynthesis.speak(words);
  }
  return (
    <button type="button" className={className} onClick={turn} aria-pressed={reading}>
      {reading ? "停止朗读" : "读给我听"}
    </button>
  );
}
