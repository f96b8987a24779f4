import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, FieldRow, Hidden, NumberField } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { exportColumns, type ExportColumn } from "#lib/request-exports/rules.ts";
import { exportColumnsOf } from "#lib/request-exports/queries.ts";
import { DayExport } from "../export-button.tsx";
import { keepColumns } from "../settings-actions.ts";

export const metadata: Metadata = { title: "导出的栏目" };

/** The community's own columns: which, called what, in which order. */
export default async function Columns({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const chosen = await exportColumnsOf(await postHere(organization));
  if (!chosen) notFound();
  const names = Object.keys(exportColumns) as ExportColumn[];
  const placeOf = (name: ExportColumn) => chosen.findIndex((each) => each.name === name) + 1;
  const sorted = [...names].sort((a, b) => (placeOf(a) || 99) - (placeOf(b) || 99));
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/requests`, label: "居民诉求" }]} />} title="导出的栏目" about="顺序填 1、2、3……，空着就不导出；栏目名可以改成上级表格里的叫法。电话属于个人信息，用不到就不要导出。" />
      <DayExport organization={organization} today={dayOf(await now())} />
      <Form action={keepColumns} submit="保存栏目" done="已保存">
        <Hidden name="office" value={organization} />
        {sorted.map((name, at) => (
          <FieldRow key={name}>
            <Hidden name={`columns.${at}.name`} value={name} />
            <NumberField name={`columns.${at}.place`} label={`顺序 · ${exportColumns[name]}`} defaultValue={placeOf(name) || ""} />
            <Field name={`columns.${at}.head`} label={`栏目名 · ${exportColumns[name]}`} maxLength={20} defaultValue={chosen.find((each) => each.name === name)?.head ?? exportColumns[name]} />
          </FieldRow>
        ))}
      </Form>
    </>
  );
}
