import { Tap } from "#app/_ui/form/tap.tsx";
import { Actions, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { When } from "#app/_ui/when.tsx";
import { formatInstant, formatSpan } from "#lib/format.ts";
import type { MyShift } from "#lib/signups/queries.ts";
import { answerHere, reconfirmHere } from "./actions.ts";

/** The one thing that waits for his answer: an offered place, or whether he comes after a change. */
export function Asked({ one: { shift, mine } }: { one: MyShift }) {
  if (!mine) return null;
  const isOffer = mine.state === "offered";
  const [action, yes] = isOffer ? [answerHere, "accept"] : [reconfirmHere, "comes"];
  return (
    <Sheet ask>
      <div>
        <State tone="wait">等您回答</State>
      </div>
      <h2>{isOffer ? `空出一个名额，${shift.title}，要不要？` : `${shift.title}有变动，还能来吗？`}</h2>
      <div>
        <p>
          <b>
            <When span={formatSpan(shift.startsAt, shift.endsAt)} />
          </b>
        </p>
        <p className="small">
          {shift.host} {shift.place} · {shift.name}
        </p>
        {isOffer && mine.offeredUntil && <p className="small">请在 {formatInstant(mine.offeredUntil)} 前回答，过时就问下一位。</p>}
        {!isOffer && shift.reconfirmBy && <p className="small">请在 {formatInstant(shift.reconfirmBy)} 前说一声；没答复也先保留您的名额。</p>}
      </div>
      <Actions halves>
        <Tap action={action} label={isOffer ? "要，我来" : "能来"} fields={{ signupId: mine.signupId, [yes]: "yes" }} done="已记下" />
        <Tap action={action} look="plain" label={isOffer ? "这次不要" : "来不了"} fields={{ signupId: mine.signupId }} done="已记下" confirm={isOffer ? "名额会问下一位。" : "会取消这次报名，名额让给候补的人。"} />
      </Actions>
    </Sheet>
  );
}
