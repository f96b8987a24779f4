import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { roomCommunities, venuesOf } from "#lib/rooms/queries.ts";
import { add } from "../actions.ts";
import { hoursInitial, RoomFields } from "../room-fields.tsx";

export const metadata: Metadata = { title: "新增活动室" };
/** Office hours on working days, to begin with. */
const usual = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromTime: "09:00", toTime: "17:30" }));

export default async function NewRoom({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const communities = await roomCommunities(await postHere(organization));
  const [only] = communities;
  if (!only) notFound();
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/rooms`, label: "活动室" }]} />} title="新增活动室" about="登记后，居民在“活动室”里看得到开放和空闲的时间。" />
      <Form action={add} submit="新增" initial={{ hours: hoursInitial(usual) }}>
        <Hidden name="office" value={organization} />
        {communities.length === 1 ? <Hidden name="communityId" value={only.id} /> : <Select name="communityId" label="社区" required blank="请选择" options={communities.map((each) => ({ value: each.id, label: each.name }))} />}
        <RoomFields venues={communities.length === 1 ? await venuesOf(only.id) : []} />
      </Form>
    </>
  );
}
