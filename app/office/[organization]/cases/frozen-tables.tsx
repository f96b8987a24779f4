import { Empty } from "#app/_ui/empty.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Section } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { matterKind } from "#db/words.ts";
import type { caseTables } from "#lib/case-tables/queries.ts";
import { tableLines, type TableLine } from "#lib/case-tables/rules.ts";
import { formatDay } from "#lib/format.ts";

/** What others than the branch see of its cases: one table a year and community, made once, with small cells and their complements hidden. */
export function FrozenTables({ tables, year }: { tables: Awaited<ReturnType<typeof caseTables>>; year: number }) {
  if (tables.length === 0)
    return (
      <Empty title={`${year}年的统计表还没有固定`}>
        <p>按季度和事项的数字在次年 1 月 15 日固定一次，以后不再变，免得前后相减认出是谁。</p>
      </Empty>
    );
  return (
    <>
      <Notice>不满 5 的格子不显示，为防相减，有的大数也不显示；全年合计照常显示。</Notice>
      {tables.map((table) => (
        <Section key={table.id} title={`${table.branch} · ${table.community}`} aside={`截至 ${formatDay(table.asOf, { year: true, weekday: false })}`}>
          <Table
            caption={`${table.community} ${year}年`}
            columns={[
              { head: "项目", cell: (line: TableLine) => tableLines[line] },
              ...[0, 1, 2, 3].map((quarter) => ({ head: `${["一", "二", "三", "四"][quarter]}季度`, cell: (line: TableLine) => table.cells[line][quarter] ?? "＊", numeric: true })),
              { head: "全年", cell: (line: TableLine) => table.totals[line], numeric: true },
            ]}
            rows={Object.keys(tableLines) as TableLine[]}
            rowKey={(line) => line}
          />
          <p className="small">全年按事项：{table.kinds.map(([kind, count]) => `${matterKind[kind]} ${count}`).join("，")}</p>
        </Section>
      ))}
    </>
  );
}
