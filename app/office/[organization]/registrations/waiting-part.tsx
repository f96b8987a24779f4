import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Actions, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import type { Actor } from "#lib/actor.ts";
import { formatDay } from "#lib/format.ts";
import { holdsAction } from "#lib/reach.ts";
import { waitingLists } from "#lib/registrations/queries.ts";
import { acceptMembersAction } from "./actions.ts";

/** Lists of members that wait here: the whole list at once, or some of it on its own page. */
export async function WaitingPart({ actor, home, segment }: { actor: Actor; home: string; segment: string }) {
  const lists = await waitingLists(actor);
  const verifies = holdsAction(actor, "member_registration.verify");
  const word = verifies ? "核验" : "接收";
  return (
    <Section title={verifies ? "纸质报到待核验" : "党员报到待接收"} aside={<LinkButton href={`${home}/declared`}>待确认的申报服务</LinkButton>}>
      {lists.length === 0 ? (
        <Empty title={`现在没有等待${word}的党员`}>
          <p>{verifies ? "联络员录入盖章报到单后，会出现在这里，由您核验。" : "单位提交名单或党员自己报到后，会出现在这里。"}</p>
        </Empty>
      ) : (
        <Sheet>
          <Rows label={`等待${word}的名单`}>
            {lists.map((list) => {
              const place = { source: list.source, communityId: list.communityId, unitId: list.unitId };
              return (
                <li key={`${list.unitId} ${list.communityId}`}>
                  <RowHead>
                    <span>
                      <b>{list.unit}</b> {list.people} 人，向{list.community}报到
                      <br />
                      <small>最早 {formatDay(dayOf(list.since), { weekday: false })} 提交</small>
                    </span>
                    <Actions>
                      <LinkButton href={`${home}/waiting?${new URLSearchParams(place)}`}>看名单</LinkButton>
                      <Tap action={acceptMembersAction.bind(null, segment)} fields={place} label={`整份${word}`} done={`已${word}`} confirm={<p>{list.unit}的 {list.people} 名党员将全部{word}，从今天起算已报到。</p>} />
                    </Actions>
                  </RowHead>
                </li>
              );
            })}
          </Rows>
        </Sheet>
      )}
    </Section>
  );
}
