import type { Metadata } from "next";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { withQuery } from "#app/_ui/address.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Actions, PageHead, RowHead, Rows, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { requestCategory } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import { placesToReport, publicResults } from "#lib/requests/queries.ts";
import { HostChooser } from "../../host-chooser.tsx";

export const metadata: Metadata = { title: "办好的事" };

/** What was done, in the community's words, where the resident agreed; no names, no houses. */
export default async function Results({ searchParams }: { searchParams: Promise<{ community?: string; after?: string }> }) {
  const { community, after } = await searchParams;
  const [{ rows, next }, { communities }] = await Promise.all([publicResults({ communityId: community, after }), placesToReport()]);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: "/report", label: "反映问题" }]} />} title="办好的事" about="居民同意公开、回访说已经解决的。不写姓名和门牌。" />
      <HostChooser hosts={communities} chosen={community} base="/report/results" all="全部社区" />
      {rows.length === 0 ? (
        <Empty title={after ? "没有更早的了" : "还没有公开的办理结果"}>
          <p>办好以后，经居民同意才在这里公开。</p>
        </Empty>
      ) : (
        <Sheet>
          <Rows label="办好的事">
            {rows.map((row) => (
              <li key={row.id}>
                <RowHead>
                  <b>{requestCategory[row.category]}</b>
                  <State tone="ok">已解决</State>
                </RowHead>
                <p>{row.text}</p>
                <p className="small">
                  {row.community}　{formatDay(dayOf(row.receivedAt), { year: true, weekday: false })}反映{row.closedAt && `，${formatDay(dayOf(row.closedAt), { weekday: false })}办结`}
                </p>
              </li>
            ))}
          </Rows>
        </Sheet>
      )}
      <Actions>
        {next && <LinkButton href={withQuery("/report/results", { community, after: next })}>更早的</LinkButton>}
        <LinkButton look="main" href={withQuery("/report", { community })}>
          反映问题
        </LinkButton>
      </Actions>
    </>
  );
}
