import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterSelect, FilterText } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { trailFilter } from "#lib/audit/input.ts";
import { trail } from "#lib/audit/queries.ts";
import { deeds } from "#lib/audit/rules.ts";
import { formatInstant } from "#lib/format.ts";

export const metadata: Metadata = { title: "操作记录" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const filter = trailFilter.parse(await searchParams);
  const list = (await trail(await postHere(organization), filter)) ?? notFound();
  const here = `/office/${organization}/audit`;
  const { after, ...asked } = filter;
  const hrefOf = (extra: Record<string, string | undefined>) => {
    const entries = Object.entries({ ...asked, ...extra }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return entries.length > 0 ? `${here}?${new URLSearchParams(entries)}` : here;
  };
  return (
    <>
      <PageHead title="操作记录" about="谁、什么时候、做了什么、为什么。记录只增不改，至少保存 183 天。">
        <PrintButton />
      </PageHead>
      <Filters keep={{ person: filter.person, subject: filter.subject }} clear={Object.values(asked).some(Boolean) ? here : undefined}>
        <FilterSelect name="command" label="做了什么" value={filter.command} options={deeds} />
        <FilterText name="from" label="从" type="date" value={filter.from} />
        <FilterText name="to" label="到" type="date" value={filter.to} />
      </Filters>
      <Sheet>
        <Table
          caption="操作记录"
          rows={list.rows}
          rowKey={(row) => row.id}
          empty={<Empty title="没有符合条件的记录" />}
          columns={[
            { head: "时间", cell: (row) => <span className="nowrap">{formatInstant(row.at, { year: true })}</span> },
            {
              head: "谁",
              cell: (row) =>
                row.personId ? (
                  <Link href={hrefOf({ person: row.personId })} prefetch={false}>
                    {row.who}
                  </Link>
                ) : (
                  row.who
                ),
            },
            {
              head: "做了什么",
              cell: (row) => (
                <>
                  <Link href={hrefOf({ subject: row.subjectId })} prefetch={false}>
                    {row.deed}
                  </Link>
                  {row.within && <small>（随“{row.within}”）</small>}
                </>
              ),
            },
            { head: "为谁", cell: (row) => <span className="nowrap">{row.forWhom}</span> },
            { head: "组织", cell: (row) => row.organization },
            { head: "原因", cell: (row) => row.reason },
          ]}
        />
      </Sheet>
      <Pager count={list.count} newer={after ? hrefOf({}) : undefined} older={list.older ? hrefOf({ after: list.older }) : undefined} />
    </>
  );
}
