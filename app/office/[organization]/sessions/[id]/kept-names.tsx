import { LinkButton } from "#app/_ui/button.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Actions, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { jielongNameState, jielongWhy } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import type { keptNames } from "#lib/signups/queries.ts";
import { settleKept } from "./filling/actions.ts";

type KeptNamesProps = { names: Awaited<ReturnType<typeof keptNames>>; organization: string; sessionId: string };

/** Who stood in the group's 接龙 and is on no list yet: each stays until it is said what came of him. */
export function KeptNames({ names, organization, sessionId }: KeptNamesProps) {
  if (names.length === 0) return null;
  const proxy = `/office/${organization}/sessions/${sessionId}/filling/proxy`;
  return (
    <Section title={`接龙里还没落实的名字（${names.length}）`}>
      <Sheet>
        <Rows label="接龙里还没落实的名字">
          {names.map((one) => (
            <li key={one.id}>
              <RowHead>
                <span>
                  <b>{one.name}</b> <small>{one.note}</small>
                </span>
                <State tone="wait">{jielongWhy[one.why]}</State>
              </RowHead>
              <p className="small">{`${one.shift}　${formatInstant(one.keptAt)} ${one.keptBy}贴的接龙`}</p>
              <Actions>
                <LinkButton href={`${proxy}?shift=${one.shiftId}&name=${one.id}`}>找到本人，代报名</LinkButton>
                <Tap action={settleKept.bind(null, organization)} label={jielongNameState.signed} about={one.name} look="quiet" fields={{ nameId: one.id, outcome: "signed" }} done="已记下" />
                <Tap action={settleKept.bind(null, organization)} label={jielongNameState.out} about={one.name} look="quiet" fields={{ nameId: one.id, outcome: "out" }} confirm="问过了，他不来，或这一行不是人名。以后再贴同一份接龙，也不再列出。" done="已记下" />
              </Actions>
            </li>
          ))}
        </Rows>
      </Sheet>
    </Section>
  );
}
