import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { DateField, Field, FieldRow, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { formatPeriod } from "#lib/format.ts";
import { roomForm } from "#lib/rooms/queries.ts";
import { close, reopen } from "../../actions.ts";

export const metadata: Metadata = { title: "停用日" };

export default async function Closures({ params }: { params: Promise<{ organization: string; room: string }> }) {
  const { organization, room: id } = await params;
  const room = await roomForm(await postHere(organization), id);
  if (!room) notFound();
  const home = `/office/${organization}/rooms`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "活动室" }, { href: `${home}/${id}`, label: room.name }]} />} title="停用日" about="节假日、检修、社区自己要用的日子。停用的日子约不了，居民看得到原因。" />
      <Section title="登记停用">
        <Form action={close} submit="登记停用">
          <Hidden name="office" value={organization} />
          <Hidden name="roomId" value={id} />
          <FieldRow>
            <DateField name="fromDay" label="从哪天" required />
            <DateField name="toDay" label="到哪天" required />
          </FieldRow>
          <Field name="reason" label="原因" hint="居民看得到，例如：春节放假。" required maxLength={60} />
        </Form>
      </Section>
      <Section title="以后的停用">
        {room.closures.length === 0 ? (
          <Empty title="没有登记停用">
            <p>按每周的开放时间开放。</p>
          </Empty>
        ) : (
          <Sheet>
            <Rows label="以后的停用">
              {room.closures.map((each) => (
                <li key={each.id}>
                  <RowHead>
                    <b>{formatPeriod({ from: each.fromDay, to: each.toDay })}</b>
                    <Tap action={reopen} label="照常开放" about={formatPeriod({ from: each.fromDay, to: each.toDay })} fields={{ office: organization, closureId: each.id }} />
                  </RowHead>
                  <p>{each.reason}</p>
                </li>
              ))}
            </Rows>
          </Sheet>
        )}
      </Section>
    </>
  );
}
