import Link from "next/link";
import style from "./tabs.module.css";

export type Tab = { href: string; label: string; here: boolean };

/** Views of one thing beside one another; the one shown is marked by weight and line, not by colour alone. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className={`${style.tabs} screen-only`} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} prefetch={false} aria-current={tab.here ? "page" : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
