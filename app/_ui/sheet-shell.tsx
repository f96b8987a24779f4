import Link from "next/link";
import type { ReactNode } from "react";
import { PrintButton } from "./print-button.tsx";
import style from "./sheet-shell.module.css";

type SheetShellProps = {
  title: string;
  /** What stands under the title: place, day, who. */
  about?: ReactNode;
  /** The instant the figures are of, formatted: 截至 …. */
  asOf?: string;
  back: { href: string; label: string };
  wide?: boolean;
  large?: boolean;
  children: ReactNode;
};

/** A page made to be printed: A4 (across with `wide`), page numbers from @page in tokens.css, 演示数据 from the layout's strip. */
export function SheetShell({ title, about, asOf, back, wide, large, children }: SheetShellProps) {
  return (
    <div data-place="office" className={style.desk}>
      <nav className={style.tools} aria-label="返回和打印">
        <Link href={back.href} prefetch={false}>
          {back.label}
        </Link>
        <PrintButton />
      </nav>
      <main id="main" tabIndex={-1} className={`${style.paper} ${wide ? style.wide : ""} ${large ? style.large : ""}`}>
        <header className={style.head}>
          <h1>{title}</h1>
          {about && <p>{about}</p>}
        </header>
        {children}
        {asOf && <p className={style.asOf}>截至 {asOf}</p>}
      </main>
    </div>
  );
}
