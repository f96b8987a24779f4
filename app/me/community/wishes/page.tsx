import type { Metadata } from "next";
import { personHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { itemKind, itemState } from "#db/words.ts";
import { itemsForMember } from "#lib/list-items/queries.ts";
import { claimMine, deliverMine, releaseMine } from "../actions.ts";

export const metadata: Metadata = { title: "需求和微心愿" };

export default async function Wishes() {
  const { mine, open } = await itemsForMember(await personHere());
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: "/me/community", label: "我的社区" }]} />} title="需求和微心愿" about="愿意做的，点“我来做”。做不了可以退回，说一声就行。" />
      {mine.length > 0 && (
        <Section title="我认领的">
          <Sheet>
            <Rows label="我认领的">
              {mine.map((each) => (
                <li key={each.id}>
                  <RowHead>
                    <b>{each.title}</b>
                    <State tone={each.state === "claimed" ? "wait" : "ok"}>{itemState[each.state]}</State>
                  </RowHead>
                  <p>{each.words}</p>
                  <p className="small">{[itemKind[each.kind], each.community, each.placeText].filter(Boolean).join("　")}</p>
                  {each.state === "claimed" && (
                    <>
                      <Disclosure summary="做完了">
                        <Form action={deliverMine} submit="登记完成">
                          <Hidden name="itemId" value={each.id} />
                          <TextArea name="note" label="做了什么" hint="不写居民姓名和门牌。" rows={3} maxLength={300} required />
                        </Form>
                      </Disclosure>
                      <Disclosure summary="做不了，退回">
                        <Form action={releaseMine} submit="退回">
                          <Hidden name="itemId" value={each.id} />
                          <TextArea name="reason" label="原因" rows={2} maxLength={200} required />
                        </Form>
                      </Disclosure>
                    </>
                  )}
                </li>
              ))}
            </Rows>
          </Sheet>
        </Section>
      )}
      <Section title="等人认领的">
        {open.length === 0 ? (
          <Empty title="现在没有等人认领的">
            <p>社区发布以后，这里就看得到。</p>
          </Empty>
        ) : (
          <Sheet>
            <Rows label="等人认领的">
              {open.map((each) => (
                <li key={each.id}>
                  <RowHead>
                    <b>{each.title}</b>
                    <span>{itemKind[each.kind]}</span>
                  </RowHead>
                  <p>{each.words}</p>
                  <p className="small">{[each.community, each.placeText].filter(Boolean).join("　")}</p>
                  <Tap action={claimMine} label="我来做" about={each.title} fields={{ itemId: each.id }} done="已认领" />
                </li>
              ))}
            </Rows>
          </Sheet>
        )}
      </Section>
    </>
  );
}
