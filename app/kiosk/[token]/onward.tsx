"use client";
import { useEffect } from "react";

/** A machine that nobody holds goes on by itself, to the next person or to fresh numbers; without a script by the browser's own refresh. */
export function Onward({ seconds, to }: { seconds: number; to: string }) {
  useEffect(() => {
    const timer = setTimeout(() => location.assign(to), seconds * 1000);
    return () => clearTimeout(timer);
  }, [seconds, to]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${seconds};url=${to}`} />
    </noscript>
  );
}
