import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, Field, FieldRow, Hidden, NumberField, PhoneField, TimeField } from "#app/_ui/form/text-fields.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Columns, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { addDays, isDay } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import { roomWeek } from "#lib/rooms/queries.ts";
import { book } from "../actions.ts";
import { Week } from "./week.tsx";

export const metadata: Metadata = { title: "活动室" };

export default async function OneRoom({ params, searchParams }: { params: Promise<{ organization: string; room: string }>; searchParams: Promise<{ day?: string }> }) {
  const { organization, room: id } = await params;
  const actor = await postHere(organization);
  const asked = (await searchParams).day;
  const day = asked && isDay(asked) ? asked : undefined;
  const room = await roomWeek(actor, id, day);
  if (!room) notFound();
  const home = `/office/${organization}/rooms`;
  const here = `${home}/${id}`;
  const week = (monday: string) => `${here}?day=${monday}`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "活动室" }]} />} title={room.name} about={[room.community, room.place, `最多 ${room.capacity} 人`].filter(Boolean).join(" · ")}>
        <LinkButton href={`${here}/door?day=${room.monday}`}>打印门口的表</LinkButton>
        {room.keeps && <LinkButton href={`${here}/closures`}>停用日</LinkButton>}
        {room.keeps && <LinkButton href={`${here}/change`}>修改</LinkButton>}
      </PageHead>
      <Columns>
        <Section
          title={`${formatDay(room.monday, { weekday: false })}–${formatDay(addDays(room.monday, 6), { weekday: false })}`}
          aside={
            <span className="screen-only">
              <a href={week(addDays(room.monday, -7))}>上一周</a>　<a href={week(addDays(room.monday, 7))}>下一周</a>
            </span>
          }
        >
          <Week room={room} here={here} />
        </Section>
        <div>
          <Section title="预约">
            <Sheet>
              <Form action={book} submit="预约" busy="正在预约…" initial={{ day: day && day >= room.today ? day : room.today }}>
                <Hidden name="office" value={organization} />
                <Hidden name="roomId" value={id} />
                {!room.keeps && <Hidden name="organizationId" value={actor.post.organizationId} />}
                <DateField name="day" label="哪天" required min={room.today} />
                <FieldRow>
                  <TimeField name="from" label="从" required />
                  <TimeField name="to" label="到" required />
                </FieldRow>
                <Field name="purpose" label="做什么用" hint="会写在门口的表上，不写姓名。" required maxLength={60} />
                <NumberField name="people" label="大约几个人" unit="人" required />
                <FieldRow>
                  <Field name="callMe" label="联系人称呼" hint="例如张奶奶。" maxLength={20} />
                  <PhoneField name="phone" label="电话" hint="有变化时好告诉他。" />
                </FieldRow>
              </Form>
            </Sheet>
          </Section>
          {(room.about || room.address || room.directions) && (
            <Disclosure summary="在哪里，有什么">
              <Facts facts={[["地址", room.address], ["怎么走", room.directions], ["说明", room.about], ["电话", room.phone]]} />
            </Disclosure>
          )}
        </div>
      </Columns>
    </>
  );
}
