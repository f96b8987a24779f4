import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { roomForm } from "#lib/rooms/queries.ts";
import { change } from "../../actions.ts";
import { hoursInitial, RoomFields } from "../../room-fields.tsx";

export const metadata: Metadata = { title: "修改活动室" };

export default async function ChangeRoom({ params }: { params: Promise<{ organization: string; room: string }> }) {
  const { organization, room: id } = await params;
  const room = await roomForm(await postHere(organization), id);
  if (!room) notFound();
  const home = `/office/${organization}/rooms`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "活动室" }, { href: `${home}/${id}`, label: room.name }]} />} title="修改活动室" about="改了开放时间，已有的预约照旧。" />
      <Form action={change} submit="保存" initial={{ name: room.name, capacity: room.capacity, placeId: room.placeId, about: room.about, hours: hoursInitial(room.hours) }}>
        <Hidden name="office" value={organization} />
        <Hidden name="roomId" value={id} />
        <Hidden name="version" value={String(room.version)} />
        <RoomFields venues={room.venues} />
      </Form>
      <p className="small">
        <Link href={`${home}/${id}/ending`} prefetch={false}>
          不再开放这个活动室
        </Link>
      </p>
    </>
  );
}
