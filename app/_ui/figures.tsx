import Link from "next/link";
import type { ReactNode } from "react";
import style from "./figures.module.css";

export type Figure = { label: string; value: ReactNode; href?: string | undefined; sub?: ReactNode };

/** Figures of one subject; each with a `href` leads to the rows behind it. `large` is for the report's head, `wide` leaves room for money, `thirds` keeps three short ones in a row. */
export function Figures({ figures, large, wide, thirds }: { figures: readonly Figure[]; large?: boolean; wide?: boolean; thirds?: boolean }) {
  return (
    <dl className={`${style.figures} ${large ? style.large : ""} ${wide ? style.wide : ""} ${thirds ? style.thirds : ""}`}>
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd>
            {figure.href ? (
              <Link href={figure.href} prefetch={false}>
                {figure.value}
              </Link>
            ) : (
              figure.value
            )}
          </dd>
          {figure.sub && <dd className={style.sub}>{figure.sub}</dd>}
        </div>
      ))}
    </dl>
  );
}
