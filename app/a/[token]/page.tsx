import type { Metadata } from "next";
import { LinkButton } from "#app/_ui/button.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { Actions, PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { When } from "#app/_ui/when.tsx";
import { formatInstant, formatSpan } from "#lib/format.ts";
import { oneTap } from "#lib/signups/queries.ts";
import { answerLink } from "./actions.ts";

export const metadata: Metadata = { title: "请您回答", robots: { index: false }, referrer: "no-referrer" };

/** Looking changes nothing: scanners and previews open links too. */
export default async function OneTap({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const asked = await oneTap(token);
  return <ResidentShell>{asked ? <Question token={token} asked={asked} /> : <NoLink />}</ResidentShell>;
}

type Asked = NonNullable<Awaited<ReturnType<typeof oneTap>>>;

function Question({ token, asked }: { token: string; asked: Asked }) {
  const { shift, purpose } = asked;
  const isOffer = purpose === "offer";
  return (
    <>
      <PageHead title={asked.open ? `您是 ${asked.name} 吗？` : `${asked.name} 的答复`} about={asked.open ? "如果不是，请关掉本页，不要点下面的按钮。" : undefined} />
      {!asked.open && <Told asked={asked} />}
      <Sheet ask={asked.open}>
        {asked.open && <h2>{isOffer ? `空出一个名额，${shift.title}，要不要？` : `${shift.title}有变动，还能来吗？`}</h2>}
        <div>
          <p>
            <b>
              <When span={formatSpan(shift.startsAt, shift.endsAt)} />
            </b>
          </p>
          <p>
            {shift.host} {shift.place}
          </p>
          <p className="small">
            {shift.title} · {shift.name}
          </p>
        </div>
        {asked.open && isOffer && asked.offeredUntil && <p className="small">请在 {formatInstant(asked.offeredUntil)} 前回答，过时就问下一位。</p>}
        {asked.open && !isOffer && shift.reconfirmBy && <p className="small">没答复也先保留您的名额，支部会打电话问。</p>}
        {asked.open && (
          <Actions halves>
            <Tap action={answerLink} label={isOffer ? "是我，接受" : "是我，能来"} fields={{ link: token, yes: "yes" }} />
            <Tap action={answerLink} look="plain" label={isOffer ? "不要" : "来不了"} fields={{ link: token }} confirm={isOffer ? "名额会问下一位。" : "会取消这次报名，名额让给候补的人。"} />
          </Actions>
        )}
      </Sheet>
      <Actions>
        <LinkButton href="/me">登录看我的岗位</LinkButton>
      </Actions>
    </>
  );
}

function Told({ asked }: { asked: Asked }) {
  if (asked.shift.state === "cancelled") return <Notice tone="late" title="这个场次已经取消，不用来了。" />;
  if (asked.state === "confirmed" || asked.state === "attended") return <Notice tone="ok" title="已经记下：您来。">前一天会再提醒您。</Notice>;
  if (asked.state === "cancelled") return <Notice title="已经记下：这次不来。" />;
  if (asked.state === "passed" && !asked.over) return <Notice title="已经记下：这次不要。" />;
  return <Notice tone="wait" title="答复的时间已经过了。">名额已问下一位。想参加可以登录再报名，或打电话。</Notice>;
}

function NoLink() {
  return (
    <>
      <PageHead title="这个链接打不开" />
      <Notice tone="wait">可能没有复制完整，或不是最新的一条消息。请回到短信重新点开，或打电话给支部。</Notice>
      <Actions>
        <LinkButton href="/me">登录看我的岗位</LinkButton>
      </Actions>
    </>
  );
}
