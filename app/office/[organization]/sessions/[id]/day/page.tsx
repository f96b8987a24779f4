import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { Actions, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { type Board, dayBoard, walkInChoices } from "#lib/attendance/queries.ts";
import { env } from "#lib/env.ts";
import { formatSpan } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { allLeft, startDay } from "./actions.ts";
import { PersonLine } from "./person-line.tsx";
import { WalkIn } from "./walk-in.tsx";
import style from "./day.module.css";

export const metadata: Metadata = { title: "当天" };

export default async function Day({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const board = isId(id) ? await dayBoard(actor, id) : null;
  if (!board?.may.counter) notFound();
  const walkIn = board.may.proxy && board.session.state === "under_way" ? await walkInChoices(actor, id) : null;
  const here = `/office/${organization}/sessions/${id}`;
  const { session, counts } = board;
  const running = session.state === "under_way";
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: session.title }]} />} title="当天签到" about={`${formatSpan(session.startsAt, session.endsAt)}　${session.host} ${session.place}`}>
        <LinkButton href={`${here}/check-in-sheet`}>打印签到表</LinkButton>
        {running && <LinkButton href={`${here}/paper`}>录入纸质签到表</LinkButton>}
        {running && board.may.run && (
          <LinkButton href={`${here}/closing`} look="main">
            结束场次
          </LinkButton>
        )}
      </PageHead>
      <Opening board={board} organization={organization} here={here} />
      {board.code && <Code code={board.code} sessionId={id} />}
      <Figures figures={[{ label: "还没到", value: counts.missing }, { label: "在岗", value: counts.there }, { label: "已签退", value: counts.left }]} />
      <Section title={`名单 ${counts.all} 人`} aside={running && counts.there > 0 && <Tap action={allLeft} label="全部签退" look="plain" fields={{ organization, sessionId: id }} confirm={<p>给在岗的 {counts.there} 人都记为现在签退。</p>} />}>
        {board.lines.length === 0 ? (
          <Empty title="还没有人报上">{running ? <p>现场来的队员可以在下面补登。</p> : <p>先在场次页请队员报名。</p>}</Empty>
        ) : (
          <Sheet>
            <ul className={style.people} aria-label="名单">
              {board.lines.map((line) => (
                <PersonLine key={line.signupId} line={line} running={running} organization={organization} sessionId={id} many={board.lines.some((other) => other.shiftId !== line.shiftId)} />
              ))}
            </ul>
          </Sheet>
        )}
      </Section>
      {walkIn && <WalkIn choices={walkIn} organization={organization} />}
    </>
  );
}

function Opening({ board, organization, here }: { board: Board; organization: string; here: string }) {
  if (board.session.state === "under_way") return null;
  if (board.session.state === "completed")
    return (
      <Notice tone="ok" title="本场已结束">
        <a href={`${here}/record`}>看本场记录</a>
      </Notice>
    );
  if (!board.may.run) return <Notice title="还没有开场">负责人开场以后，这里可以登记签到。</Notice>;
  return board.whyNotOpen ? (
    <Notice title="现在还不能开场">{board.whyNotOpen.message}</Notice>
  ) : (
    <Sheet ask>
      <h2>开场</h2>
      <p>开场后生成今天的六位数字，队员用手机签到，也可以由您点名签到。</p>
      <Actions>
        <Tap action={startDay} label="开场" done="已开场" fields={{ organization, sessionId: board.session.id }} />
      </Actions>
    </Sheet>
  );
}

function Code({ code, sessionId }: { code: string; sessionId: string }) {
  return (
    <Sheet>
      <div className={style.code}>
        <div>
          <p>今天的现场码</p>
          <p className={style.digits}>
            {code.slice(0, 3)} {code.slice(3)}
          </p>
          <p className="small">队员打开“我的—签到”输入，或用微信扫这个码。</p>
        </div>
        <QrCode text={`${env().PUBLIC_ADDRESS}/me/check-in?session=${sessionId}&code=${code}`} label="扫码签到" size="9.5rem" />
      </div>
    </Sheet>
  );
}
