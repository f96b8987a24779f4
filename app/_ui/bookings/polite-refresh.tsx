"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reads the page again every so many seconds while somebody looks at it; never in the background, never while a form of it is being typed in. */
export function PoliteRefresh({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const read = () => {
      const typing = document.activeElement instanceof HTMLElement && document.activeElement.matches("input, textarea, select");
      if (document.visibilityState === "visible" && navigator.onLine && !typing) router.refresh();
    };
    const timer = setInterval(read, seconds * 1000);
    document.addEventListener("visibilitychange", read);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", read);
    };
  }, [router, seconds]);
  return null;
}
