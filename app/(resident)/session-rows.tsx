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

export function SessionRows({ rows }: { rows: readonly ShownSession[] }) {
  return (
    <Rows label="场次">
      {rows.map((row) => (
        <li key={row.id}>
          <RowHead>
            <Link className={style.line} href={`/sessions/${row.id}`} prefetch={false}>
              <When span={formatSpan(row.startsAt, row.endsAt)} dateTime={row.startsAt.toISOString()} />
            </Link>
            <State tone={row.state === "under_way" ? "ok" : "calm"}>{row.state === "published" ? "无需预约" : sessionState[row.state]}</State>
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
