import type { ReactNode } from "react";
import { State, type Tone } from "./state.tsx";
import style from "./timeline.module.css";

export type Moment = { key: string; when: string; what: ReactNode; who?: ReactNode; why?: ReactNode; more?: ReactNode; state?: { tone: Tone; word: string } };

/** What happened, in order: when, what, by whom, and why. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol className={style.timeline}>
      {moments.map((moment) => (
        <li key={moment.key}>
          <p className={style.when}>{moment.when}</p>
          <div>
            <p>
              {moment.what} {moment.state && <State tone={moment.state.tone}>{moment.state.word}</State>}
            </p>
            {moment.who && <p className="small">{moment.who}</p>}
            {moment.more}
            {moment.why && <p className="small">原因：{moment.why}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
