import Link from "next/link";
import { RowHead, Rows } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { When } from "#app/_ui/when.tsx";
import { sessionKind, sessionState, type SessionKind, type SessionState } from "#db/words.ts";
import { formatSpan } from "#lib/format.ts";
import style from "./resident.module.css";

export interface ShownSession {
  id: string;
  title: string;
  kind: SessionKind;
  state: SessionState;
  startsAt: Date;
  endsAt: Date;
  host: string;
  place: string;
}

/** `free`: how many times are free in each session that takes bookings (freeTimes). */
export function SessionRows({ rows, free }: { rows: readonly ShownSession[]; free?: ReadonlyMap<string, number> }) {
  return (
    <Rows label="场次">
      {rows.map((row) => (
        <li key={row.id}>
          <RowHead>
            <Link className={style.line} href={`/sessions/${row.id}`} prefetch={false}>
              <When span={formatSpan(row.startsAt, row.endsAt)} dateTime={row.startsAt.toISOString()} />
            </Link>
            <State tone={row.state === "under_way" ? "ok" : "calm"}>{row.state === "published" ? words(free?.get(row.id)) : sessionState[row.state]}</State>
          </RowHead>
          <p>{row.title === sessionKind[row.kind] ? row.title : `${sessionKind[row.kind]} · ${row.title}`}</p>
          <p className={style.where}>
            {row.host}　{row.place || "具体地点请电话询问社区"}
          </p>
        </li>
      ))}
    </Rows>
  );
}

function words(times: number | undefined): string {
  if (times === undefined) return "无需预约";
  return times === 0 ? "约满，可候补" : `可预约，${times} 个空时间`;
}
