"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import style from "./me-shell.module.css";

const everyone: [string, string][] = [
  ["/me", "今天"],
  ["/me/shifts", "岗位"],
  ["/me/check-in", "签到"],
  ["/me/hours", "记录"],
];

/** A layout isn't drawn again on the way from page to page, so where one stands is read in the browser (and on the server, the first time). */
export function MePlaces({ cases, community }: { cases: boolean; community: boolean }) {
  const path = usePathname();
  const places = [...everyone];
  if (cases) places.push(["/me/cases", "咨询"]);
  if (community) places.push(["/me/community", "社区"]);
  const at = places.map(([href]) => href).filter((href) => path === href || (href !== "/me" && path.startsWith(`${href}/`))).sort((a, b) => b.length - a.length)[0];
  return (
    <nav className={style.places} aria-label="我的">
      {places.map(([href, word]) => (
        <Link key={href} href={href} prefetch={false} aria-current={href === at ? "page" : undefined}>
          {word}
        </Link>
      ))}
    </nav>
  );
}
