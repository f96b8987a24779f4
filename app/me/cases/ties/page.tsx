import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Field } from "#app/_ui/form/text-fields.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { myTies } from "#lib/conflicts/queries.ts";
import { dropTie, keepTie } from "../actions.ts";

export const metadata: Metadata = { title: "我的关系人" };

export default async function Ties() {
  const kept = (await myTies(await personHere())) ?? notFound();
  return (
    <>
      <PageHead title="我的关系人" about="亲属、老同事、接受过委托的人：他们的事您要回避。名单加密，只有您自己看得到；接待时由系统核对。" />
      <Section title="原任职法院">
        <p>{kept.formerCourt || "没有登记。请告诉支部书记补上：原任职法院办过的事要回避。"}</p>
      </Section>
      <Section title={`登记的关系人（${kept.ties.length}）`}>
        {kept.ties.length === 0 ? (
          <Empty title="还没有登记">
            <p>在下面填写姓名。同音、差一个字的，系统也会提醒您核对。</p>
          </Empty>
        ) : (
          <Sheet>
            <Rows label="关系人">
              {kept.ties.map((tie) => (
                <li key={tie.id}>
                  <RowHead>
                    <span>
                      {tie.name}
                      {tie.how && `（${tie.how}）`}
                    </span>
                    <Tap action={dropTie} fields={{ tieId: tie.id }} label="删去" look="quiet" confirm="删去以后，不再核对这个人。" />
                  </RowHead>
                </li>
              ))}
            </Rows>
          </Sheet>
        )}
      </Section>
      <Section title="加一位">
        <Form action={keepTie} submit="登记" look="plain">
          <Field name="name" label="姓名" required autoComplete="off" />
          <Field name="how" label="什么关系（可以不写）" autoComplete="off" />
        </Form>
      </Section>
    </>
  );
}
