import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { Actions, PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatDay, formatInstant, formatMinutes } from "#lib/format.ts";
import { recordsToConfirm } from "#lib/hours/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { communityChoices, memberNames } from "#lib/registrations/queries.ts";
import { confirmDeclaredAction, declareForAction } from "../actions.ts";
import { DeclareFields } from "#app/_ui/participation/declare-fields.tsx";

export const metadata: Metadata = { title: "申报的服务" };

export default async function DeclaredPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<{ after?: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const declares = holdsAction(actor, "service_record.declare");
  const list = await recordsToConfirm(actor, { after: (await searchParams).after });
  if (!declares && !list) notFound();
  const home = `/office/${organization}/registrations`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }]} />} title="申报的服务" about="在别处完成的服务由本人或联络员申报，由社区确认，或由本单位另一人对照盖章服务卡核验（单位核验）。" />
      {list && (
        <Section title="等待确认">
          {list.rows.length === 0 ? (
            <Empty title="现在没有等待确认的服务记录" />
          ) : (
            <Sheet>
              <Rows label="等待确认的服务记录">
                {list.rows.map((row) => (
                  <li key={row.id}>
                    <RowHead>
                      <span>
                        <b>{row.name}</b> {formatDay(row.day, { year: true, weekday: false })}，{row.community ?? "社区未填"}，{formatMinutes(row.minutes)}
                        <br />
                        <small>
                          {row.what || "场次服务"} · {formatInstant(row.recordedAt)} 录入 {row.cardFileId && <a href={`/api/files/${row.cardFileId}`}>看服务卡照片</a>}
                        </small>
                        {row.no && <small>　需要换一位同事确认</small>}
                      </span>
                      {!row.no && (
                        <Actions>
                          <LinkButton href={`${home}/declared/${row.id}/return`}>不通过</LinkButton>
                          <Tap action={confirmDeclaredAction.bind(null, organization)} fields={{ id: row.id }} label="确认" done="已确认" />
                        </Actions>
                      )}
                    </RowHead>
                  </li>
                ))}
              </Rows>
            </Sheet>
          )}
          <Pager older={list.next ? `?after=${list.next}` : undefined} />
        </Section>
      )}
      {declares && (
        <Section title="替党员申报">
          <Sheet>
            <Form action={declareForAction.bind(null, organization)} submit="申报" done="已申报，等待确认" clear>
              <Select name="personId" label="党员" blank="请选择" required options={await memberNames(actor)} />
              <DeclareFields communities={await communityChoices()} today={dayOf(await now())} segment={organization} />
            </Form>
          </Sheet>
        </Section>
      )}
    </>
  );
}
