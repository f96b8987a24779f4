import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { recordSource, recordTime } from "#app/_ui/hours/record-words.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { formatMinutes } from "#lib/format.ts";
import { recordPage } from "#lib/hours/queries.ts";
import { isId } from "#lib/ids.ts";
import { sendBack } from "../../actions.ts";

export const metadata: Metadata = { title: "退回服务记录" };

export default async function RefusalPage({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const record = isId(id) ? await recordPage(await postHere(organization), id) : null;
  if (!record?.may.confirm) notFound();
  const here = `/office/${organization}/hours`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: "服务时长" }, { href: `${here}/${id}`, label: "这条记录" }]} />} title="退回服务记录" about={`${record.name}　${formatMinutes(record.minutes)}　${recordTime(record)}　${recordSource(record)}`} />
      <Notice tone="wait">退回后这条记录不计时长，也不能再确认。本人可以在“记录”里看到原因。</Notice>
      <Form action={sendBack} submit="退回" busy="正在办理…" look="danger">
        <Hidden name="organization" value={organization} />
        <Hidden name="id" value={id} />
        <Field name="reason" label="原因" required maxLength={200} />
      </Form>
    </>
  );
}
