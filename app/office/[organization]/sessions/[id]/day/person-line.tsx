import { LinkButton } from "#app/_ui/button.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { State, type Tone } from "#app/_ui/state.tsx";
import { signupState, source } from "#db/words.ts";
import { timeOf } from "#lib/calendar.ts";
import type { Board } from "#lib/attendance/queries.ts";
import { formatTimes } from "#lib/format.ts";
import { arrived, away, leftNow } from "./actions.ts";
import style from "./day.module.css";

type Line = Board["lines"][number];
const tones: Partial<Record<Line["state"], Tone>> = { attended: "ok", absent: "late", excused: "calm", confirmed: "wait" };

/** One person: where he stands, and the one tap that comes next; what is rarer is folded. */
export function PersonLine({ line, running, organization, sessionId, many }: { line: Line; running: boolean; organization: string; sessionId: string; many: boolean }) {
  const fields = { organization, signupId: line.signupId };
  const inside = line.state === "attended" && line.inAt !== null;
  return (
    <li>
      <div>
        <b>{line.name}</b> <State tone={tones[line.state] ?? "calm"}>{line.state === "confirmed" ? "还没到" : line.outAt && inside ? "已签退" : signupState[line.state]}</State>
        <p className="small">
          {many && `${line.shift} ${formatTimes(line.startsAt, line.endsAt)}　`}
          {inside && line.inAt && `${timeOf(line.inAt)} 到${line.outAt ? `，${timeOf(line.outAt)} 离开` : ""}${line.inSource ? `（${source[line.inSource]}）` : ""}`}
          {!inside && line.phone && <a href={`tel:${line.phone}`}>{line.phone}</a>}
        </p>
      </div>
      {running && !inside && <Tap key="in" action={arrived} label="签到" busy="稍候…" done="已签到" fields={fields} />}
      {running && inside && !line.outAt && <Tap key="out" action={leftNow} label="签退" look="plain" busy="稍候…" done="已签退" fields={fields} />}
      {running && (
        <details className={style.more}>
          <summary>更多</summary>
          <div>
            {line.state === "confirmed" && <Tap action={away} label="请假" look="plain" fields={{ ...fields, to: "excused" }} />}
            {line.state === "confirmed" && <Tap action={away} label="未到" look="plain" fields={{ ...fields, to: "absent" }} />}
            <LinkButton href={`/office/${organization}/sessions/${sessionId}/correction?signup=${line.signupId}`}>更正</LinkButton>
          </div>
        </details>
      )}
    </li>
  );
}
