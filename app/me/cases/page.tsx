import type { Metadata } from "next";
import Link from "next/link";
import { personHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { Actions, PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import { caseState, matterKind } from "#db/words.ts";
import { type CaseFilter, myCases, sessionsToLog } from "#lib/cases/queries.ts";
import { formatDay, formatSpan } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { caseTones } from "./tones.ts";

export const metadata: Metadata = { title: "咨询" };
const shows = { open: "在办", follow_up: "待跟进", closed: "已办结" } as const;

export default async function Cases({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const actor = await personHere();
  const query = await searchParams;
  const show: CaseFilter["show"] = query.show === "closed" || query.show === "follow_up" ? query.show : "open";
  const [{ sessions }, { rows, next }] = await Promise.all([sessionsToLog(actor), myCases(actor, { show, after: isId(query.after) ? query.after : undefined })]);
  const running = sessions.filter((each) => each.state === "under_way");
  const over = sessions.filter((each) => each.state === "completed").slice(0, 3);
  return (
    <>
      <PageHead title="咨询登记" about="只有接待的志愿者和记录员看得到内容。" />
      {query.logged && <Notice tone="ok">已登记，本场第 {query.logged} 位。</Notice>}
      {running.map((session) => (
        <Sheet key={session.id} ask>
          <h2>{session.title}</h2>
          <p>{formatSpan(session.startsAt, session.endsAt)}</p>
          <p className="small">{session.community}</p>
          <Actions>
            <LinkButton look="main" href={`/me/cases/queue/${session.id}`}>
              我的台，叫号
            </LinkButton>
            <LinkButton href={`/me/cases/new?session=${session.id}`}>登记一位</LinkButton>
            <LinkButton href={`/me/cases/sheet?session=${session.id}`}>打印空白登记表</LinkButton>
          </Actions>
        </Sheet>
      ))}
      {running.length === 0 && (
        <Empty title="现在没有进行中的咨询">
          <p>负责人开场以后，这里可以登记。</p>
        </Empty>
      )}
      <Section title="我的登记">
        <Tabs label="登记的状态" tabs={Object.entries(shows).map(([key, label]) => ({ href: `/me/cases?show=${key}`, label, here: show === key }))} />
        {rows.length === 0 ? (
          <Empty title={`没有${shows[show]}的登记`} />
        ) : (
          <Sheet>
            <Rows>
              {rows.map((row) => (
                <li key={row.id}>
                  <RowHead>
                    <Link href={`/me/cases/${row.id}`} prefetch={false}>
                      {formatDay(row.day)} 第 {row.number} 位
                    </Link>
                    <State tone={caseTones[row.state] ?? "calm"}>{caseState[row.state]}</State>
                  </RowHead>
                  <p>{row.matters?.map((kind) => matterKind[kind]).join("、") ?? "还没有登记内容"}</p>
                  <p className="small">
                    {row.community}
                    {row.followUpOn && `　${formatDay(row.followUpOn)} 跟进`}
                  </p>
                </li>
              ))}
            </Rows>
            <Pager older={next ? `/me/cases?show=${show}&after=${next}` : undefined} />
          </Sheet>
        )}
      </Section>
      <Actions>
        <LinkButton href="/me/cases/ties">我的关系人（回避用）</LinkButton>
        <LinkButton look="quiet" href="/me/cases/access">
          双人查阅
        </LinkButton>
      </Actions>
      {over.length > 0 && (
        <Section title="补登纸质登记表">
          <Rows>
            {over.map((session) => (
              <li key={session.id}>
                <Link href={`/me/cases/new?session=${session.id}&source=paper`} prefetch={false}>
                  {formatSpan(session.startsAt, session.endsAt)} {session.title}
                </Link>
              </li>
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
