import type { RefObject } from "react";
import style from "./form.module.css";

type Summary = { at: RefObject<HTMLDivElement | null>; id: string; message: string; errors: Record<string, string>; stale: boolean };

export function ErrorSummary({ at, id, message, errors, stale }: Summary) {
  if (!message) return null;
  return (
    <div ref={at} className={style.summary} role="alert" tabIndex={-1}>
      <p>{message}</p>
      <ul>
        {Object.entries(errors).map(
          ([name, words]) =>
            name && (
              <li key={name}>
                <a href={`#${id}-${name}`}>{words}</a>
              </li>
            ),
        )}
      </ul>
      {stale && <a href="">刷新本页</a>}
    </div>
  );
}
