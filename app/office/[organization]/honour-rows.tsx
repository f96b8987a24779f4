import Link from "next/link";
import { Rows } from "#app/_ui/sheet.tsx";
import { honourKind, type HonourKind } from "#db/words.ts";
import { formatDay } from "#lib/format.ts";

interface Honour {
  id: string;
  kind: HonourKind;
  name: string;
  grantedBy: string;
  grantedOn: string | null;
  public: boolean;
  endedAt: Date | null;
  endReason: string | null;
}

/** Honours of a team, an organization or a person; `here` is the page they stand on, for who may take a wrong one down. */
export function HonourRows({ rows, here }: { rows: Honour[]; here: string | null }) {
  if (rows.length === 0) return <p className="small">还没有登记。</p>;
  return (
    <Rows label="荣誉">
      {rows.map((row) => (
        <li key={row.id}>
          <p>
            {row.name} <span className="small">{[honourKind[row.kind], row.grantedBy, row.grantedOn && formatDay(row.grantedOn, { year: true, weekday: false }), row.endedAt ? `已撤下：${row.endReason}` : row.public ? "公开" : "不公开"].filter(Boolean).join("　")}</span>
            {here && !row.endedAt && (
              <span className="small">
                　<Link href={`${here}/honours/${row.id}/withdrawal`} prefetch={false}>登记错了</Link>
              </span>
            )}
          </p>
        </li>
      ))}
    </Rows>
  );
}
