import Link from "next/link";
import { State } from "#app/_ui/state.tsx";
import type { DutyRow } from "#lib/grid-duties/queries.ts";

type GridNowProps = { office: string; gridId: string; grid: string; duty: { duties: DutyRow[]; on: DutyRow | null } | undefined; counts: { open: number; overdue: number } | undefined; mayChange: boolean; mayRead: boolean };

/** Who is on in a grid at this moment, and what is open there. */
export function GridNow({ office, gridId, grid, duty, counts, mayChange, mayRead }: GridNowProps) {
  const on = duty?.on;
  const words = counts && `没办完 ${counts.open} 件`;
  return (
    <>
      <p>
        {on ? (
          <>
            现在值守：{on.name}（{on.rank === 1 ? "A岗" : "B岗"}）{on.phone && <a href={`tel:${on.phone}`}>{on.phone}</a>}
          </>
        ) : duty && duty.duties.length > 0 ? (
          "现在不在值守时间"
        ) : (
          <span className="small">还没有排值守</span>
        )}
      </p>
      {counts && (
        <p>
          {mayRead && counts.open > 0 ? (
            <Link href={`${office}/requests?grid=${gridId}`} prefetch={false}>
              {words}
            </Link>
          ) : (
            words
          )}{" "}
          {counts.overdue > 0 && <State tone="late">超期 {counts.overdue} 件</State>}
        </p>
      )}
      {mayChange && (
        <p className="screen-only small">
          <Link href={`${office}/grids/${gridId}/duties`} prefetch={false} aria-label={`排值守 · ${grid}`}>
            排值守
          </Link>
        </p>
      )}
    </>
  );
}
