import type { RequestState } from "#db/words.ts";
import style from "./follow.module.css";

const steps = ["受理", "派单", "办理", "办结", "回访"] as const;
/** How many steps are behind; the next one is where it stands now. */
const behind: Partial<Record<RequestState, number>> = { received: 0, dispatched: 1, in_progress: 2, resolved: 4, call_back: 4, verified: 5 };

/** Where a request stands, as a line; nothing for one that left it (redirected, merged). */
export function Steps({ state }: { state: RequestState }) {
  const done = behind[state];
  if (done === undefined) return null;
  return (
    <ol className={style.steps} aria-label="办到哪一步">
      {steps.map((step, at) => (
        <li key={step} className={at < done ? style.passed : at === done ? style.now : undefined} aria-current={at === done ? "step" : undefined}>
          {step}
          <span className="unseen">{at < done ? "，已完成" : at === done ? "，正在这一步" : ""}</span>
        </li>
      ))}
    </ol>
  );
}
