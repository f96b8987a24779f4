import Link from "next/link";
import { RowHead, Rows } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { validityKind, type ValidityKind } from "#db/words.ts";
import { addDays } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import { EXPIRING_DAYS } from "#lib/people/queries.ts";

type Row = { id: string; kind: ValidityKind; document: string; fromDay: string; untilDay: string; endedAt: Date | null; endReason: string | null };

/** What expires, the last-ending first, each with a word for how it stands today. */
export function Validities({ rows, today, here }: { rows: readonly Row[]; today: string; here: string | null }) {
  if (rows.length === 0) return <p className="small">还没有登记。有风险的场次要先登记保险。</p>;
  const day = (text: string) => formatDay(text, { year: true, weekday: false });
  return (
    <Rows>
      {rows.map((row) => (
        <li key={row.id}>
          <RowHead>
            <span>
              {validityKind[row.kind]}　{day(row.fromDay)} 至 {day(row.untilDay)}　<small>{row.document}</small>
              {row.endedAt && <small>　撤下原因：{row.endReason}</small>}
              {here && !row.endedAt && (
                <small>
                  　<Link href={`${here}/validities/${row.id}/withdrawal`} prefetch={false}>登记错了</Link>
                </small>
              )}
            </span>
            <Standing row={row} today={today} />
          </RowHead>
        </li>
      ))}
    </Rows>
  );
}

function Standing({ row, today }: { row: Row; today: string }) {
  if (row.endedAt) return <State tone="calm">已撤下</State>;
  if (row.untilDay < today) return <State tone="calm">已过期</State>;
  if (row.fromDay > today) return <State tone="calm">未开始</State>;
  return row.untilDay <= addDays(today, EXPIRING_DAYS) ? <State tone="wait">快到期</State> : <State tone="ok">有效</State>;
}
