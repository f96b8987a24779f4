import Link from "next/link";
import { LinkButton } from "#app/_ui/button.tsx";
import { Actions, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State, type Tone } from "#app/_ui/state.tsx";
import { visitWeek, type VisitWeek } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { formatDay } from "#lib/format.ts";
import { assignments, myVisits } from "#lib/grid-visits/queries.ts";

const tones: Record<VisitWeek, Tone> = { visited: "ok", due: "wait", missed: "late", rest: "calm" };

/** 周进网格: the grids of the member's unit and the visits he went on; nothing where his unit has no grid. */
export async function VisitsPart({ actor }: { actor: Actor }) {
  const [grids, visits] = await Promise.all([assignments(actor, "grid_visit.record"), myVisits(actor)]);
  if (grids.length === 0 && visits.length === 0) return null;
  return (
    <Section title="周进网格">
      <Sheet>
        <Rows label="本单位包联的网格">
          {grids.map((each) => (
            <li key={each.unitId + each.gridId}>
              <RowHead>
                <b>{each.grid}</b>
                {each.week && <State tone={tones[each.week]}>{visitWeek[each.week]}</State>}
              </RowHead>
              <p className="small">{each.community}　{each.last ? `最近一次 ${formatDay(each.last)}` : "还没有走访过"}</p>
              <Actions>
                <LinkButton href={`/me/community/visits/new?unit=${each.unitId}&grid=${each.gridId}`}>记一次走访</LinkButton>
              </Actions>
            </li>
          ))}
          {visits.map((each) => (
            <li key={each.id}>
              <Link href={`/me/community/visits/${each.id}`} prefetch={false}>
                我去过：{each.grid} {formatDay(each.day)}
              </Link>
              <p className="small">{each.requests > 0 ? `登记了 ${each.requests} 件诉求` : each.words.slice(0, 40)}</p>
            </li>
          ))}
        </Rows>
      </Sheet>
    </Section>
  );
}
