import type { ReactNode } from "react";
import style from "./empty.module.css";

/** Nothing here: says why, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={style.empty}>
      <p className={style.title}>{title}</p>
      {children}
    </div>
  );
}
