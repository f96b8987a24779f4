import type { ReactNode } from "react";
import style from "./sheet.module.css";

/** White ground with a hairline. Never one inside another. `ask` is for the one thing that waits for an answer. */
export function Sheet({ ask, flush, children }: { ask?: boolean; flush?: boolean; children: ReactNode }) {
  return <div className={`${style.sheet} ${ask ? style.ask : ""} ${flush ? style.flush : ""}`}>{children}</div>;
}

/** Entries under one another, divided by hairlines; children are <li>. */
export function Rows({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className={style.rows} aria-label={label}>
      {children}
    </ul>
  );
}

/** The first line of an entry: what it is, and its state at the far side. */
export function RowHead({ children }: { children: ReactNode }) {
  return <div className={style.rowHead}>{children}</div>;
}

/** A part of a page with its heading, and what can be done about all of it. */
export function Section({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={style.section}>
      <div className={style.sectionHead}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** The head of a page: where it stands, its name, one line about it, what can be done. The main action comes last. */
export function PageHead({ above, title, about, children }: { above?: ReactNode; title: ReactNode; about?: ReactNode; children?: ReactNode }) {
  return (
    <div className={style.pageHead}>
      <div>
        {above}
        <h1>{title}</h1>
        {about && <p className={style.about}>{about}</p>}
      </div>
      {children && <Actions>{children}</Actions>}
    </div>
  );
}

/** Buttons in a row; equal halves (`halves`) where one answers yes or no. Full width on a phone. */
export function Actions({ halves, children }: { halves?: boolean; children: ReactNode }) {
  return <div className={halves ? style.halves : style.actions}>{children}</div>;
}

/** Two parts beside one another on a desktop, the second narrower; under one another on a phone. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={style.columns}>{children}</div>;
}
