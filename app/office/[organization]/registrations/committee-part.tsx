import Link from "next/link";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Actions, Section } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import type { Actor } from "#lib/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatCount } from "#lib/format.ts";
import { unitStandings } from "#lib/participation/queries.ts";
import { holdsAction } from "#lib/reach.ts";

/** All units in official order, as they stand today; numbers, no names. */
export async function CommitteePart({ actor, home }: { actor: Actor; home: string }) {
  const rows = await unitStandings(actor, dayOf(await now()));
  const report = home.replace(/registrations$/, "reports/participation");
  return (
    <Section
      title="各单位报到情况（按规定顺序）"
      aside={
        <Actions>
          {holdsAction(actor, "head_count.verify") && <LinkButton href={`${home}/head-counts`}>核定在职人数</LinkButton>}
          <LinkButton href={report}>双报到报表</LinkButton>
        </Actions>
      }
    >
      <Table
        caption="各单位报到情况"
        narrow="scroll"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { head: "单位", cell: (row) => <Link href={`${report}/rows?figure=units&unit=${row.id}`} prefetch={false}>{row.name}</Link> },
          { head: "报到社区", numeric: true, cell: (row) => formatCount(row.communities) },
          { head: "其中纸质", numeric: true, cell: (row) => formatCount(row.onPaper) },
          { head: "待接收", numeric: true, cell: (row) => formatCount(row.waiting) },
          { head: "名册在职党员", numeric: true, cell: (row) => formatCount(row.inService) },
          { head: "已报到党员", numeric: true, cell: (row) => formatCount(row.registered) },
        ]}
        empty={<Empty title="还没有单位"><p>请系统管理员在“组织”里建好单位。</p></Empty>}
      />
    </Section>
  );
}
