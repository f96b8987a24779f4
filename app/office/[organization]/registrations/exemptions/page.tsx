import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { DateField, Field, FieldRow } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { exemptionKind } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatDay } from "#lib/format.ts";
import { exemptions } from "#lib/participation/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { memberNames } from "#lib/registrations/queries.ts";
import { endExemptionAction, enterExemptionAction } from "../actions.ts";

export const metadata: Metadata = { title: "免报到" };

const say = (day: string) => formatDay(day, { year: true, weekday: false });

export default async function ExemptionsPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "exemption.enter")) notFound();
  const today = dayOf(await now());
  const rows = await exemptions(actor, today);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/registrations`, label: "双报到" }]} />} title="免报到" about="驻村、借调、长期病休等，暂不需要到社区报到的在职党员。报表里单列，不从在职人数里减掉。" />
      <Table
        caption="免报到名单"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { head: "姓名", cell: (row) => row.name },
          { head: "情形", cell: (row) => `${exemptionKind[row.kind]}${row.reason && `：${row.reason}`}` },
          { head: "开始", cell: (row) => say(row.fromDay) },
          { head: "结束", cell: (row) => (row.toDay ? say(row.toDay) : "未定") },
          { head: "办理", cell: (row) => (row.toDay === null || row.toDay > today) && <Tap action={endExemptionAction.bind(null, organization)} fields={{ exemptionId: row.id, toDay: today }} label="到今天结束" look="plain" confirm={<p>{row.name}从明天起要报到。</p>} /> },
        ]}
        empty={<Empty title="还没有免报到的党员"><p>需要时在下面登记。</p></Empty>}
      />
      <Section title="登记免报到">
        <Sheet>
          <Form action={enterExemptionAction.bind(null, organization)} submit="登记">
            <Select name="personId" label="党员" blank="请选择" required options={await memberNames(actor)} />
            <FieldRow>
              <Select name="kind" label="情形" blank="请选择" required options={exemptionKind} />
              <Field name="reason" label="说明" maxLength={200} />
            </FieldRow>
            <FieldRow>
              <DateField name="fromDay" label="开始" required defaultValue={today} />
              <DateField name="toDay" label="结束" hint="不知道就空着" />
            </FieldRow>
          </Form>
        </Sheet>
      </Section>
    </>
  );
}
