import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { formKey } from "#app/_ui/form/form.tsx";
import { Columns, PageHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import { formatTimes } from "#lib/format.ts";
import { counterForm } from "#lib/requests/queries.ts";
import { sessionsToday } from "#lib/sessions/queries.ts";
import { CounterForm } from "./counter-form.tsx";

export const metadata: Metadata = { title: "窗口" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<{ community?: string }> };

/** The counter: what a visitor, a caller, a paper or another system says, in under a minute by keyboard; and today's consultations. */
export default async function Counter({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const [form, sessions] = await Promise.all([counterForm(actor, (await searchParams).community), sessionsToday(actor)]);
  if (!form) notFound();
  const office = `/office/${organization}`;
  return (
    <>
      <PageHead title="窗口登记" about="写完按回车到下一格，Ctrl + 回车保存。">
        <LinkButton href={`${office}/requests`}>看诉求</LinkButton>
      </PageHead>
      {form.communities.length > 1 && form.communities.length <= 8 && <Tabs label="社区" tabs={form.communities.map((each) => ({ href: `${office}/counter?community=${each.id}`, label: each.name, here: each.id === form.chosen?.id }))} />}
      {form.communities.length > 8 && (
        <details className="screen-only">
          <summary>{form.chosen?.name}　换一个社区</summary>
          <ul>{form.communities.map((each) => <li key={each.id}><Link href={`${office}/counter?community=${each.id}`} prefetch={false}>{each.name}</Link></li>)}</ul>
        </details>
      )}
      <Columns>
        {form.chosen ? (
          <CounterForm key={form.chosen.id} office={organization} communityId={form.chosen.id} places={form.places} formKey={formKey()} />
        ) : (
          <Empty title="这个岗位下面还没有社区">
            <p>诉求登记在社区里，请系统管理员先新增社区。</p>
          </Empty>
        )}
        <Section title="今天的咨询">
          {sessions.length === 0 ? (
            <p className="small">今天没有咨询场次。</p>
          ) : (
            <Sheet>
              <Rows>
                {sessions.map((session) => (
                  <li key={session.id}>
                    <p>
                      <b>{session.title}</b> {formatTimes(session.startsAt, session.endsAt)}
                    </p>
                    <p className="small">{session.place}</p>
                    <LinkButton href={`${office}/sessions/${session.id}/queue`}>叫号</LinkButton>
                  </li>
                ))}
              </Rows>
            </Sheet>
          )}
        </Section>
      </Columns>
    </>
  );
}
