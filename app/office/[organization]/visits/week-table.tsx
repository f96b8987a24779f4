import Link from "next/link";
import { State, type Tone } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { visitWeek, type VisitWeek } from "#db/words.ts";
import { addDays } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import type { Assignment } from "#lib/grid-visits/queries.ts";

const tones: Record<VisitWeek, Tone> = { visited: "ok", due: "wait", missed: "late", rest: "calm" };
const short = (day: string) => formatDay(day, { weekday: false });

/** How each grid's week stands and which weeks went by without a visit; in the official order, never by how many. */
export function WeekTable({ rows, home, mayRecord, byUnit }: { rows: readonly Assignment[]; home: string; mayRecord: boolean; byUnit: boolean }) {
  return (
    <Table
      caption="本周走访情况"
      narrow={byUnit ? "scroll" : "cards"}
      rows={rows}
      rowKey={(row) => `${row.unitId} ${row.gridId}`}
      columns={[
        { head: "网格", cell: (row) => <>{row.grid}{!byUnit && <><br /><small>{row.community}</small></>}</> },
        ...(byUnit ? [{ head: "单位", cell: (row: Assignment) => row.unit }] : []),
        { head: "本周", cell: (row) => (row.week ? <State tone={tones[row.week]}>{visitWeek[row.week]}</State> : <span className="small">{short(row.fromDay)}起，下周开始走访</span>) },
        { head: "没有走访的周", cell: (row) => (row.missed.length === 0 ? "没有" : `${row.missed.length} 周：${row.missed.slice(0, 4).map((monday) => `${short(monday)}–${short(addDays(monday, 6))}`).join("、")}${row.missed.length > 4 ? " 等" : ""}`) },
        { head: "最近一次", cell: (row) => (row.last ? formatDay(row.last) : "还没有走访过") },
        ...(mayRecord ? [{ head: "登记", cell: (row: Assignment) => <Link href={`${home}/new?unit=${row.unitId}&grid=${row.gridId}`} prefetch={false} aria-label={`记一次走访 · ${row.grid} · ${row.unit}`}>记一次走访</Link> }] : []),
      ]}
    />
  );
}
