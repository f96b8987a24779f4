import Link from "next/link";
import style from "./breadcrumb.module.css";

/** Where the page stands; the page itself is its heading and not repeated here. */
export function Breadcrumb({ trail }: { trail: readonly { href: string; label: string }[] }) {
  return (
    <nav aria-label="所在位置" className={style.trail}>
      <ol>
        {trail.map((step) => (
          <li key={step.href}>
            <Link href={step.href} prefetch={false}>
              {step.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
