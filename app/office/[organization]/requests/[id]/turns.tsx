import Link from "next/link";
import { RowHead, Rows, Section } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { itemKind, turnResult } from "#db/words.ts";
import type { RequestDetail } from "#lib/requests/queries.ts";

/** What was made of the request, and how it ended. */
export function Turns({ request, organization }: { request: RequestDetail; organization: string }) {
  if (request.turns.length === 0) return null;
  const at = (turn: RequestDetail["turns"][number]) => (turn.sessionId ? `sessions/${turn.sessionId}` : `${turn.kind === "wish" ? "wishes" : "lists"}/${turn.itemId}`);
  return (
    <Section title="转出">
      <Rows label="转出">
        {request.turns.map((turn) => (
          <li key={turn.id}>
            <RowHead>
              {request.mayDo.pushDown ? (
                <Link href={`/office/${organization}/${at(turn)}`} prefetch={false}>
                  {turn.session ?? turn.item}
                </Link>
              ) : (
                (turn.session ?? turn.item)
              )}
              <State tone={turn.result === "done" ? "ok" : turn.result === "off" ? "late" : "wait"}>{turn.result ? turnResult[turn.result] : "还没有结果"}</State>
            </RowHead>
            <p className="small">
              {turn.kind ? itemKind[turn.kind] : "志愿服务场次"}
              {turn.waits && "，本件等它办完再办结"}
            </p>
          </li>
        ))}
      </Rows>
    </Section>
  );
}
