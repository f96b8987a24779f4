import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterText } from "#app/_ui/filters.tsx";
import { Radios, Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { linkKind, organizationKind } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { organizationPage, partnerChoices } from "#lib/organizations/queries.ts";
import { takesLinks } from "#lib/organizations/rules.ts";
import { link, unlink } from "../../actions.ts";

export const metadata: Metadata = { title: "联建单位" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function OrganizationLinks({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const page = isId(id) ? await organizationPage(await postHere(organization), id) : null;
  if (!page?.may.link || !takesLinks(page.kind)) notFound();
  const { q } = await searchParams;
  const home = `/office/${organization}/organizations`;
  const choices = await partnerChoices(q);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "组织" }, { href: `${home}/${id}`, label: page.name }]} />} title="联建、包抓、双报到单位" about="一个单位可以包一个网格，几个单位也可以包同一个网格。" />
      <Table
        caption="已登记的单位"
        columns={[
          { head: "单位", cell: (row) => row.partnerName },
          { head: "关系", cell: (row) => linkKind[row.kind] },
          {
            head: "解除",
            cell: (row) => <Tap action={unlink} label="解除" look="quiet" fields={{ office: organization, organizationId: id, partnerId: row.partnerId, kind: row.kind }} confirm={`${row.partnerName}不再是这里的${linkKind[row.kind]}。`} />,
          },
        ]}
        rows={page.links.here}
        rowKey={(row) => row.partnerId + row.kind}
        empty={<Empty title="还没有登记单位" />}
      />
      <Section title="登记一个单位">
        <Filters submit="找单位" clear={q ? `${home}/${id}/links` : undefined}>
          <FilterText name="q" label="单位名称" value={q} />
        </Filters>
        {choices.length === 0 ? (
          <Empty title="没有找到单位">
            <p>请换一个词；名单里没有的单位，请系统管理员先新增。</p>
          </Empty>
        ) : (
          <Form action={link} submit="登记">
            <Hidden name="office" value={organization} />
            <Hidden name="organizationId" value={id} />
            <Select name="partnerId" label="单位" required blank="请选择" options={choices.map((one) => ({ value: one.id, label: `${one.name}（${organizationKind[one.kind]}）` }))} />
            <Radios name="kind" label="关系" options={linkKind} required inline />
          </Form>
        )}
      </Section>
    </>
  );
}
