import type { Metadata } from "next";
import Link from "next/link";
import { personHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { NumberField, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { breakGlassState } from "#db/words.ts";
import { myBreakGlass, sessionsToAsk } from "#lib/case-access/queries.ts";
import { formatDay, formatInstant, formatSpan } from "#lib/format.ts";
import { askToRead } from "../actions.ts";

export const metadata: Metadata = { title: "双人查阅" };

export default async function Access() {
  const actor = await personHere();
  const [asked, sessions] = await Promise.all([myBreakGlass(actor), sessionsToAsk(actor)]);
  return (
    <>
      <PageHead title="双人查阅" about="不是您接待的咨询，确有需要才申请：写明理由，由隐私负责人批准，限时能看，每次都留记录，并告诉原来接待的志愿者。" />
      <Section title="我的申请">
        {asked.length === 0 ? (
          <Empty title="没有申请" />
        ) : (
          <Sheet>
            <Rows>
              {asked.map((one) => (
                <li key={one.id}>
                  <RowHead>
                    <span>
                      {formatDay(one.day)} 第 {one.number} 位
                    </span>
                    <State tone={one.isOpen ? "ok" : "calm"}>{one.state === "granted" && !one.isOpen ? "已过时" : breakGlassState[one.state]}</State>
                  </RowHead>
                  <p>{one.reason}</p>
                  {one.isOpen && one.opensUntil && (
                    <p>
                      <Link href={`/me/cases/access/${one.id}`} prefetch={false}>
                        查阅（到 {formatInstant(one.opensUntil)} 为止）
                      </Link>
                    </p>
                  )}
                </li>
              ))}
            </Rows>
          </Sheet>
        )}
      </Section>
      {sessions.length > 0 && (
        <Section title="申请查阅一份">
          <Form action={askToRead} submit="申请" look="plain">
            <Select name="sessionId" label="哪一场" required blank="请选择" options={sessions.map((each) => ({ value: each.id, label: `${formatSpan(each.startsAt, each.endsAt)} ${each.title}` }))} />
            <NumberField name="number" label="第几位" required />
            <TextArea name="reason" label="为什么要看" required rows={3} />
          </Form>
        </Section>
      )}
    </>
  );
}
