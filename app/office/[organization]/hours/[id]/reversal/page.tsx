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
import { takeBack } from "../../actions.ts";

export const metadata: Metadata = { title: "冲销服务记录" };

export default async function ReversalPage({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const record = isId(id) ? await recordPage(await postHere(organization), id) : null;
  if (!record?.may.reverse) notFound();
  const here = `/office/${organization}/hours`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: "服务时长" }, { href: `${here}/${id}`, label: "这条记录" }]} />} title="冲销服务记录" about={`${record.name}　${formatMinutes(record.minutes)}　${recordTime(record)}　${recordSource(record)}`} />
      <Notice tone="wait">冲销后这条记录不再计入时长和报表；原记录和冲销记录都保留，不能再恢复。要改时长的，冲销后在“本场记录”里更正。</Notice>
      <Form action={takeBack} submit="冲销" busy="正在办理…" look="danger">
        <Hidden name="organization" value={organization} />
        <Hidden name="id" value={id} />
        <Field name="reason" label="原因" required maxLength={200} />
      </Form>
    </>
  );
}
