import { RowHead, Rows } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { validityKind, type ValidityKind } from "#db/words.ts";
import { addDays } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import { EXPIRING_DAYS } from "#lib/people/queries.ts";

type Row = { id: string; kind: ValidityKind; document: string; fromDay: string; untilDay: string };

/** What expires, the last-ending first, each with a word for how it stands today. */
export function Validities({ rows, today }: { rows: readonly Row[]; today: string }) {
  if (rows.length === 0) return <p className="small">还没有登记。有风险的场次要先登记保险。</p>;
  const day = (text: string) => formatDay(text, { year: true, weekday: false });
  return (
    <Rows>
      {rows.map((row) => (
        <li key={row.id}>
          <RowHead>
            <span>
              {validityKind[row.kind]}　{day(row.fromDay)} 至 {day(row.untilDay)}　<small>{row.document}</small>
            </span>
            <Standing row={row} today={today} />
          </RowHead>
        </li>
      ))}
    </Rows>
  );
}

function Standing({ row, today }: { row: Row; today: string }) {
  if (row.untilDay < today) return <State tone="calm">已过期</State>;
  if (row.fromDay > today) return <State tone="calm">未开始</State>;
  return row.untilDay <= addDays(today, EXPIRING_DAYS) ? <State tone="wait">快到期</State> : <State tone="ok">有效</State>;
}
