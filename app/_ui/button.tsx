import Link from "next/link";
import type { ComponentProps } from "react";
import style from "./button.module.css";

export type ButtonLook = "main" | "plain" | "quiet" | "danger";

export function buttonClass(look: ButtonLook = "plain", extra = ""): string {
  return `${style.button} ${look === "plain" ? "" : style[look]} ${extra}`;
}

export function Button({ look, className, type = "button", ...rest }: ComponentProps<"button"> & { look?: ButtonLook }) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}

/** Looks like a button, is a link. Prefetch is off unless asked: a page of 20 rows would fetch 20 pages. */
export function LinkButton({ look, className, prefetch = false, ...rest }: ComponentProps<typeof Link> & { look?: ButtonLook }) {
  return <Link prefetch={prefetch} className={buttonClass(look, className)} {...rest} />;
}
