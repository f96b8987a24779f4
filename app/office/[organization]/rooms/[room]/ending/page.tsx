import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { roomForm } from "#lib/rooms/queries.ts";
import { end } from "../../actions.ts";

export const metadata: Metadata = { title: "不再开放" };

export default async function EndRoom({ params }: { params: Promise<{ organization: string; room: string }> }) {
  const { organization, room: id } = await params;
  const room = await roomForm(await postHere(organization), id);
  if (!room) notFound();
  const home = `/office/${organization}/rooms`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "活动室" }, { href: `${home}/${id}`, label: room.name }]} />} title={`不再开放 ${room.name}`} />
      <Notice tone="wait">居民不再看到它，也不能再约。以后还有预约的，要先取消；用过的记录留着。</Notice>
      <Form action={end} submit="不再开放" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="roomId" value={id} />
        <TextArea name="reason" label="原因" rows={3} maxLength={200} required />
      </Form>
    </>
  );
}
