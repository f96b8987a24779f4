import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { Actions, PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { breakGlassState, role } from "#db/words.ts";
import { breakGlassList, readingLog, refusedReadings } from "#lib/case-access/queries.ts";
import { OPEN_HOURS } from "#lib/case-access/rules.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import { decide } from "./actions.ts";

export const metadata: Metadata = { title: "查阅记录" };

export default async function Readings({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<{ after?: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const log = await readingLog(actor, { after: (await searchParams).after });
  if (!log) notFound();
  const [asked, refused] = await Promise.all([breakGlassList(actor), refusedReadings(actor)]);
  return (
    <>
      <PageHead title="查阅记录" about="谁在什么时候看过哪一份咨询。这里没有居民的姓名，也没有他们说的话。">
        <PrintButton />
      </PageHead>
      <Section title="双人查阅">
        {asked.length === 0 ? (
          <Empty title="没有申请">
            <p>不是自己接待的咨询，要看先写明理由申请，由您作第二个人批准。</p>
          </Empty>
        ) : (
          <Sheet>
            <Rows label="双人查阅">
              {asked.map((one) => (
                <li key={one.id}>
                  <RowHead>
                    <span>
                      {one.asker}申请看 {formatDay(one.day)} 第 {one.number} 位（{one.counsellor}接待）
                    </span>
                    <State tone={one.state === "asked" ? "wait" : one.isOpen ? "ok" : "calm"}>{breakGlassState[one.state]}</State>
                  </RowHead>
                  <p>{one.reason}</p>
                  {one.opensUntil && <p className="small">看到 {formatInstant(one.opensUntil)} 为止</p>}
                  {one.mayDecide && (
                    <Actions>
                      <Tap action={decide} fields={{ office: organization, breakGlassId: one.id, grants: "yes" }} label="批准" about={one.asker} confirm={`${one.asker} 在 ${OPEN_HOURS} 小时内能看这份咨询的全部内容，每次都留记录，并告诉 ${one.counsellor}。`} />
                      <Tap action={decide} fields={{ office: organization, breakGlassId: one.id, grants: "no" }} label="不批准" about={one.asker} look="plain" />
                    </Actions>
                  )}
                </li>
              ))}
            </Rows>
          </Sheet>
        )}
      </Section>
      <Section title="看过的">
        <Table
          caption="查阅记录"
          columns={[
            { head: "时间", cell: (row) => formatInstant(row.at) },
            { head: "谁", cell: (row) => row.reader },
            { head: "凭什么", cell: (row) => row.byRight },
            { head: "哪一份", cell: (row) => `${formatDay(row.day)} 第 ${row.number} 位` },
            { head: "看了", cell: (row) => (row.fileId ? "材料" : "内容") },
            { head: "接待", cell: (row) => row.counsellor },
          ]}
          rows={log.rows}
          rowKey={(row) => row.id}
          empty={<Empty title="还没有人看过" />}
        />
        <Pager older={log.next ? `?after=${log.next}` : undefined} />
      </Section>
      <Section title="被拒绝的">
        <Table
          caption="被拒绝的查阅"
          columns={[
            { head: "最近一次", cell: (row) => formatInstant(row.at) },
            { head: "谁", cell: (row) => `${row.who ?? "没有登录的人"}${row.role ? `（${role[row.role as keyof typeof role] ?? row.role}）` : ""}` },
            { head: "哪一份", cell: (row) => `${formatDay(row.day)} 第 ${row.number} 位` },
            { head: "几次", cell: (row) => row.times, numeric: true },
          ]}
          rows={refused}
          rowKey={(row) => row.id}
          empty={<Empty title="没有" />}
        />
      </Section>
    </>
  );
}
