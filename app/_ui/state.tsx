import type { ReactNode } from "react";
import style from "./state.module.css";

export type Tone = "ok" | "wait" | "late" | "calm" | "gold";

/** A state is always a word; the tint only helps. */
export function State({ tone = "calm", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${style.state} ${style[tone]}`}>{children}</span>;
}
