import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Checkboxes } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { recordSource, recordTime } from "#app/_ui/hours/record-words.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { formatMinutes } from "#lib/format.ts";
import { recordsToConfirm, type RecordLine } from "#lib/hours/queries.ts";
import { confirmRefusals } from "#lib/hours/rules.ts";
import { isId } from "#lib/ids.ts";
import { holdsAction } from "#lib/reach.ts";
import { confirmTicked } from "./actions.ts";
import { HoursPlaces } from "./places.tsx";

export const metadata: Metadata = { title: "服务时长" };

export default async function ToConfirm({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const query = await searchParams;
  const sessionId = isId(query.session) ? query.session : undefined;
  const waiting = await recordsToConfirm(actor, { sessionId, after: isId(query.after) ? query.after : undefined });
  if (!waiting) {
    if (holdsAction(actor, "service_record.read")) redirect(`/office/${organization}/hours/records`);
    notFound();
  }
  const here = `/office/${organization}/hours`;
  const mine = waiting.rows.filter((row) => row.no === null);
  const others = waiting.rows.filter((row) => row.no !== null);
  return (
    <>
      <HoursPlaces organization={organization} at="" />
      <PageHead title="待确认的服务记录" about="系统计时的在结束场次时已确认；手工录入和申报的，由录入人以外的人在这里确认。自己的时长不能自己确认。" />
      {sessionId && (
        <p>
          只看一个场次。<Link href={here} prefetch={false}>看全部</Link>
        </p>
      )}
      {waiting.rows.length === 0 ? (
        <Empty title="没有等您确认的服务记录">
          <p>
            <LinkButton href={`${here}/records`}>看服务记录</LinkButton>
          </p>
        </Empty>
      ) : (
        <>
          {mine.length > 0 ? (
            <Form action={confirmTicked} submit="确认勾选的" busy="正在确认…" done="已确认">
              <Hidden name="organization" value={organization} />
              <Checkboxes name="ids" label={`核对后勾选（本页 ${mine.length} 条）`} defaultValue={mine.map((row) => row.id)} options={mine.map((row) => ({ value: row.id, label: <Label row={row} href={`${here}/${row.id}`} />, hint: hintOf(row) }))} />
            </Form>
          ) : (
            <Notice title="这一页的记录都要由另一个人确认" />
          )}
          {others.length > 0 && (
            <Section title="要由另一个人确认的">
              <Sheet>
                <Rows>
                  {others.map((row) => (
                    <li key={row.id}>
                      <Label row={row} href={`${here}/${row.id}`} />
                      <p className="small">
                        {hintOf(row)}　{row.no && confirmRefusals[row.no]}
                      </p>
                    </li>
                  ))}
                </Rows>
              </Sheet>
            </Section>
          )}
          <Pager count={waiting.total} older={waiting.next ? `?${new URLSearchParams({ ...(sessionId && { session: sessionId }), after: waiting.next }).toString()}` : undefined} />
        </>
      )}
    </>
  );
}

function Label({ row, href }: { row: RecordLine; href: string }) {
  return (
    <>
      <b>{row.name}</b>　{formatMinutes(row.minutes)}　{recordTime(row)}　<Link href={href} prefetch={false}>核对</Link>
    </>
  );
}

function hintOf(row: RecordLine): string {
  return [row.what, row.community, recordSource(row), row.reason && `原因：${row.reason}`, row.cardFileId && "附服务卡照片"].filter(Boolean).join("　");
}
