import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { DateField, FieldRow, Hidden, NumberField } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { addDays, dayOf, periodOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatCount, formatDay } from "#lib/format.ts";
import { headCounts } from "#lib/participation/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { unitHere } from "#lib/registrations/queries.ts";
import { enterHeadCountAction, verifyHeadCountAction } from "../actions.ts";

export const metadata: Metadata = { title: "在职党员人数" };

export default async function HeadCountsPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const enters = holdsAction(actor, "head_count.enter");
  if (!enters && !holdsAction(actor, "head_count.verify")) notFound();
  const rows = await headCounts(actor);
  const unit = enters ? await unitHere(actor) : null;
  const quarter = periodOf("quarter", dayOf(await now()));
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/registrations`, label: "双报到" }]} />} title="在职党员人数" about="期末人数由单位上报、工委核定；没有核定的，报表按名册计算并标“未核”。" />
      <Table
        caption="在职党员人数"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { head: "单位", cell: (row) => row.unit },
          { head: "哪一天", cell: (row) => formatDay(row.day, { year: true, weekday: false }) },
          { head: "上报人数", numeric: true, cell: (row) => formatCount(row.inService) },
          { head: "当天名册", numeric: true, cell: (row) => formatCount(row.roster) },
          { head: "状态", cell: (row) => <State tone={row.verified ? "ok" : "wait"}>{row.verified ? "已核定" : "待核定"}</State> },
          { head: "办理", cell: (row) => row.mayVerify && <Tap action={verifyHeadCountAction.bind(null, organization)} fields={{ headCountId: row.id }} label="核定" look="plain" /> },
        ]}
        empty={<Empty title="还没有上报的人数">{enters ? <p>季末后在下面上报。</p> : <p>单位上报后，会出现在这里，由您核定。</p>}</Empty>}
      />
      {unit && (
        <Section title="上报人数">
          <Sheet>
            <Form action={enterHeadCountAction.bind(null, organization)} submit="上报">
              <Hidden name="unitId" value={unit.id} />
              <FieldRow>
                <DateField name="day" label="哪一天" hint="一般是季末最后一天" required defaultValue={addDays(quarter.from, -1)} />
                <NumberField name="inService" label={`${unit.name}在职党员`} unit="人" required />
              </FieldRow>
            </Form>
          </Sheet>
        </Section>
      )}
    </>
  );
}
