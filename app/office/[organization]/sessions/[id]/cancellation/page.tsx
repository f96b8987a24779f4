import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { formatSpan } from "#lib/format.ts";
import { sessionForOffice } from "#lib/sessions/queries.ts";
import { cancel } from "../../actions.ts";

export const metadata: Metadata = { title: "取消场次" };

export default async function Cancellation({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const found = await sessionForOffice(await postHere(organization), id);
  if (!found?.may.plan) notFound();
  const at = `/office/${organization}/sessions`;
  if (!found.may.cancel) redirect(`${at}/${id}`);
  const held = found.shifts.reduce((sum, line) => sum + line.taken, 0);
  const waiting = found.shifts.reduce((sum, line) => sum + line.waiting, 0);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: at, label: "场次" }, { href: `${at}/${id}`, label: found.title }]} />} title="取消场次" about={formatSpan(found.startsAt, found.endsAt)} />
      <Notice tone="late" title="取消以后不能恢复">
        {held + waiting === 0 ? "还没有人报名，不会通知任何人。" : `已报名 ${held} 人、候补 ${waiting} 人，会把原因告诉他们每一位；没有手机的列入电话名单。`}
        居民页面会显示已取消。
      </Notice>
      <Form action={cancel.bind(null, organization)} submit="取消这个场次" look="danger" busy="正在取消…" aside={<LinkButton href={`${at}/${id}`}>不取消，返回</LinkButton>}>
        <Hidden name="sessionId" value={id} />
        <TextArea name="reason" label="原因" required rows={2} hint="会原样告诉报名的人。" maxLength={200} />
      </Form>
    </>
  );
}
