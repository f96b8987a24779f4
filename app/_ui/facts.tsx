import type { ReactNode } from "react";
import style from "./facts.module.css";

/** Terms and what they are: the body of a record's page. An entry without a value is left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={style.facts}>
      {facts.map(([term, value]) =>
        value === null || value === undefined || value === "" || value === false ? null : (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
