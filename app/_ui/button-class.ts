import style from "./button.module.css";

export type ButtonLook = "main" | "plain" | "quiet" | "danger";

/** Apart from button.tsx, so that a form on a phone doesn't ship the link's code. */
export function buttonClass(look: ButtonLook = "plain", extra = ""): string {
  return `${style.button} ${look === "plain" ? "" : style[look]} ${extra}`.trim();
}
