import Link from "next/link";
import { type Column, Table } from "#app/_ui/table.tsx";
import { requestCategory, type RequestCategory } from "#db/words.ts";
import { type Drillable, grouping, type Grouping, type RateGroup } from "#lib/request-rates/queries.ts";
import { hoursInWords, rate, rateOf, type Counts, type Rate } from "#lib/request-rates/rules.ts";

const rates: [Rate, Drillable][] = [["responded", "answeredInTime"], ["solved", "solved"], ["satisfied", "satisfied"]];

/** Groups in their official order, never by a rate; each figure leads to its rows. */
export function RateTable({ by, groups, total, rows }: { by: Grouping; groups: RateGroup[]; total: Counts; rows: (figure: Drillable, key?: string) => string }) {
  const name = (group: RateGroup) => (by === "category" ? requestCategory[group.key as RequestCategory] : by === "month" ? `${group.key.slice(0, 4)}年${Number(group.key.slice(5))}月` : group.name);
  const number = (counts: Counts, figure: Drillable, key?: string) => (counts[figure] === 0 ? 0 : <Link href={rows(figure, key)} prefetch={false}>{counts[figure]}</Link>);
  const shown = (counts: Counts, which: Rate, figure: Drillable, key?: string) => {
    const { over, under, shown } = rateOf(counts, which);
    return under === 0 ? "—" : <><Link href={rows(figure, key)} prefetch={false}>{shown}</Link> <span className="small nowrap">{over}/{under}</span></>;
  };
  const columns: Column<RateGroup>[] = [
    { head: grouping[by], cell: (group) => <span className="nowrap">{name(group)}</span> },
    { head: "受理", numeric: true, cell: (group) => number(group.counts, "received", group.key) },
    ...rates.map(([which, figure]): Column<RateGroup> => ({ head: rate[which], numeric: true, cell: (group) => shown(group.counts, which, figure, group.key) })),
    { head: "到期未办完", numeric: true, cell: (group) => number(group.counts, "overdue", group.key) },
    { head: "没有联系上", numeric: true, cell: (group) => number(group.counts, "notReached", group.key) },
    { head: "办结用时（中位数）", numeric: true, cell: (group) => hoursInWords(group.counts.closeHours?.[0] ?? null) },
  ];
  const foot = ["合计", number(total, "received"), ...rates.map(([which, figure]) => shown(total, which, figure)), number(total, "overdue"), number(total, "notReached"), hoursInWords(total.closeHours?.[0] ?? null)];
  return <Table caption={`按${grouping[by]}的三率`} columns={columns} rows={groups} rowKey={(group) => group.key} narrow="scroll" foot={foot} />;
}
