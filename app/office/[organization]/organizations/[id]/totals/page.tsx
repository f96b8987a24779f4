import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { DateField, Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { openingMeasure, type OpeningMeasure } from "#db/words.ts";
import { formatCount, formatDay, formatFen, formatMinutes } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { organizationPage } from "#lib/organizations/queries.ts";
import { approveTotal, enterTotal } from "../../actions.ts";

export const metadata: Metadata = { title: "期初累计数" };

export default async function OpeningTotals({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await organizationPage(await postHere(organization), id) : null;
  if (!page || (page.totals.length === 0 && !page.may.total)) notFound();
  const home = `/office/${organization}/organizations`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "组织" }, { href: `${home}/${id}`, label: page.name }]} />} title="期初累计数" about="用本系统以前做过的，凭文件录入，由另一个人核准；报表里总是单独列出。" />
      <Table
        caption="期初累计数"
        columns={[
          { head: "项目", cell: (row) => openingMeasure[row.measure] },
          { head: "数值", cell: (row) => shown(row.measure, row.value), numeric: true },
          { head: "截至", cell: (row) => formatDay(row.until, { year: true, weekday: false }) },
          { head: "依据", cell: (row) => row.document },
          { head: "录入", cell: (row) => row.enteredByName },
          {
            head: "核准",
            cell: (row) => (row.approvedAt ? <State tone="ok">已核准</State> : row.mayApprove ? <Tap action={approveTotal} label="核准" fields={{ office: organization, organizationId: id, openingTotalId: row.id }} confirm="核准以后不能再改，请先核对文件。" /> : <State tone="wait">等另一个人核准</State>),
          },
        ]}
        rows={page.totals}
        rowKey={(row) => row.id}
        empty={<Empty title="还没有录入" />}
      />
      {page.may.total && (
        <Section title="录入一项">
          <Form action={enterTotal} submit="录入">
            <Hidden name="office" value={organization} />
            <Hidden name="organizationId" value={id} />
            <Select name="measure" label="项目" required blank="请选择" options={openingMeasure} />
            <Field name="value" label="数值" required inputMode="decimal" short hint="捐资助学填元，服务时长填分钟，其他填个数。没核准的可以重新录入。" />
            <DateField name="until" label="截至" required />
            <Field name="document" label="依据的文件" required maxLength={200} hint="例如：支部2021年工作台账" />
          </Form>
        </Section>
      )}
    </>
  );
}

function shown(measure: OpeningMeasure, value: number): string {
  return measure === "gifts_fen" ? formatFen(value) : measure === "minutes" ? formatMinutes(value) : formatCount(value);
}
