import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";

export function Button({ look, className, type = "button", ...rest }: ComponentProps<"button"> & { look?: ButtonLook }) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />;
}

/** Looks like a button, is a link. Prefetch is off unless asked: a page of 20 rows would fetch 20 pages. */
export function LinkButton({ look, className, prefetch = false, ...rest }: ComponentProps<typeof Link> & { look?: ButtonLook }) {
  return <Link prefetch={prefetch} className={buttonClass(look, className)} {...rest} />;
}
