import type { ReactNode } from "react";
import style from "./disclosure.module.css";

export function Disclosure({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className={style.disclosure} open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
