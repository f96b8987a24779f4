import { Tap } from "#app/_ui/form/tap.tsx";
import { Actions, RowHead } from "#app/_ui/sheet.tsx";
import { State, type Tone } from "#app/_ui/state.tsx";
import { signupState, signupVia, type SignupState, type SignupVia } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import { answerFor, cancelFor, reconfirmFor } from "./actions.ts";

interface Line {
  id: string;
  name: string;
  phone: string;
  state: SignupState;
  via: SignupVia;
  instant: boolean;
  offeredUntil: Date | null;
  overruled: string | null;
  silent: boolean;
}

const tones: Partial<Record<SignupState, Tone>> = { confirmed: "ok", attended: "ok", offered: "wait", waitlisted: "calm", absent: "late" };

/** One person's sign-up, and what can be done for him by telephone. */
export function SignupLine({ one, organization, mayAct, place }: { one: Line; organization: string; mayAct: boolean; place?: number }) {
  const acts = mayAct && ["confirmed", "offered", "waitlisted"].includes(one.state);
  return (
    <li>
      <RowHead>
        <span>
          <b>{one.name}</b> {one.phone ? <a href={`tel:${one.phone}`}>{one.phone}</a> : <small>没有手机</small>}
        </span>
        <State tone={one.silent ? "wait" : (tones[one.state] ?? "calm")}>{one.silent ? "变动后还没答复" : place ? `候补第 ${place} 位` : signupState[one.state]}</State>
      </RowHead>
      <p className="small">
        {[signupVia[one.via], one.instant && place && "空出就算他", one.offeredUntil && `${formatInstant(one.offeredUntil)} 前答复`, one.overruled && `放宽理由：${one.overruled}`].filter(Boolean).join("　")}
      </p>
      {acts && (
        <Actions>
          {one.state === "offered" && <Tap action={answerFor.bind(null, organization)} label="本人要来" look="plain" fields={{ signupId: one.id, accept: "yes" }} done="已记下" />}
          {one.state === "offered" && <Tap action={answerFor.bind(null, organization)} label="本人不要" look="quiet" fields={{ signupId: one.id }} done="已记下" />}
          {one.silent && <Tap action={reconfirmFor.bind(null, organization)} label="电话里说能来" look="plain" fields={{ signupId: one.id, comes: "yes" }} done="已记下" />}
          {one.state !== "offered" && <Tap action={cancelFor.bind(null, organization)} label={place ? "代为退出候补" : "代为取消"} look="quiet" fields={{ signupId: one.id }} confirm="本人说来不了才点。会告诉他，名额让给候补的人。" />}
        </Actions>
      )}
    </li>
  );
}
