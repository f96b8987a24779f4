import type { ReactNode } from "react";
import style from "./notice.module.css";

export function Notice({ tone = "calm", title, children }: { tone?: "ok" | "wait" | "late" | "calm"; title?: string; children?: ReactNode }) {
  return (
    <div className={`${style.notice} ${style[tone]}`} role={tone === "late" ? "alert" : "status"}>
      {title && <b>{title}</b>}
      {children && <div>{children}</div>}
    </div>
  );
}
