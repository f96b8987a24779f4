import Link from "next/link";
import type { ReactNode } from "react";
import { State } from "#app/_ui/state.tsx";
import { type Column, Table } from "#app/_ui/table.tsx";
import { formatDay, formatFen } from "#lib/format.ts";

export interface Part {
  id: string;
  amountFen: number;
  count: number;
  paidOn: string;
  receiver: string;
  people: number;
  reversesId: string | null;
  isReversed: boolean;
  reason: string | null;
}

/** 拨付/发放 rows of a gift or an application; a reversal is its own row below. */
export function PartsTable<P extends Part>({ caption, parts, unitName = "件", lead, undo, empty }: { caption: string; parts: P[]; unitName?: string; lead: Column<P>; undo?: ((part: P) => string) | undefined; empty: ReactNode }) {
  const columns: Column<P>[] = [
    lead,
    { head: "日期", cell: (part) => formatDay(part.paidOn, { year: true, weekday: false }) },
    { head: "数额", cell: (part) => (part.count !== 0 ? `${part.count} ${unitName}` : formatFen(part.amountFen)), numeric: true },
    { head: "签收", cell: (part) => part.receiver },
    { head: "说明", cell: (part) => (part.reversesId ? <State>冲销：{part.reason}</State> : part.isReversed ? <State>已冲销</State> : undo ? <Link href={undo(part)} prefetch={false}>冲销这一笔</Link> : "") },
  ];
  return <Table caption={caption} rows={parts} rowKey={(part) => part.id} columns={columns} empty={empty} />;
}
