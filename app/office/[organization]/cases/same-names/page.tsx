import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { PoliteRefresh } from "#app/_ui/bookings/polite-refresh.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { conflictRule, sameNameState } from "#db/words.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import { sameNamesToDecide } from "#lib/same-names/queries.ts";
import { decide } from "./actions.ts";

export const metadata: Metadata = { title: "同名核定" };
const answers = { another: "只是同名，不是同一个人，可以接待", same: "是同一个人，或者说不清，需要回避" };

/** The second person's page: whose desk, which number, which rule; never a name of a resident nor a word. */
export default async function SameNames({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const rows = await sameNamesToDecide(await postHere(organization));
  if (!rows) notFound();
  const asked = rows.filter((row) => row.state === "asked");
  const decided = rows.filter((row) => row.state !== "asked");
  return (
    <>
      <PageHead title="同名核定" about="居民或对方和志愿者登记的关系人同名，志愿者说不是同一个人，由您作第二个人核定。" />
      <Notice title="怎么核定">打电话或当面问志愿者：他的关系人多大年纪、哪里人、做什么；再问居民认不认识这位志愿者。不要问事情的内容。说不清的，按是同一个人办，换一位志愿者接待。</Notice>
      <Section title="等您核定">
        {asked.length === 0 ? (
          <Empty title="没有等核定的">
            <p>志愿者在接待或接手时遇到同名，会在这里出现，也会发消息给您。</p>
          </Empty>
        ) : (
          asked.map((row) => (
            <Sheet key={row.id} ask>
              <h3>
                {formatDay(row.day)} 第 {row.number} 位，{row.counsellor}接待
              </h3>
              <p>{row.rules.map((rule) => conflictRule[rule]).join("；")}</p>
              <p className="small">
                {row.session}　{formatInstant(row.askedAt)} 提出
              </p>
              {row.mayDecide ? (
                <Form action={decide} submit="核定">
                  <Hidden name="office" value={organization} />
                  <Hidden name="sameNameId" value={row.id} />
                  <Radios name="decision" label="问清以后" options={answers} required />
                  <TextArea name="reason" label="怎么问的，凭什么认定" required rows={2} hint="留在操作记录里；不要写任何人的姓名" />
                </Form>
              ) : (
                <p>您是接待的志愿者、记录员或提出的人，要由另一位（支部书记或隐私负责人）核定。</p>
              )}
            </Sheet>
          ))
        )}
      </Section>
      {decided.length > 0 && (
        <Section title="核定过的">
          <Sheet>
            <Rows label="核定过的">
              {decided.map((row) => (
                <li key={row.id}>
                  <RowHead>
                    <span>
                      {formatDay(row.day)} 第 {row.number} 位，{row.counsellor}
                    </span>
                    <State tone={row.state === "another" ? "ok" : "calm"}>{sameNameState[row.state]}</State>
                  </RowHead>
                  {row.reason && <p>{row.reason}</p>}
                  <p className="small">
                    {row.decider && `${row.decider}　`}
                    {row.decidedAt && formatInstant(row.decidedAt)}
                  </p>
                </li>
              ))}
            </Rows>
          </Sheet>
        </Section>
      )}
      <PoliteRefresh seconds={20} />
    </>
  );
}
