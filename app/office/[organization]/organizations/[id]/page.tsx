import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { organizationKind, role } from "#db/words.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { organizationPage } from "#lib/organizations/queries.ts";
import { takesLinks } from "#lib/organizations/rules.ts";
import { honoursOf } from "#lib/teams/queries.ts";
import { HonourRows } from "../../honour-rows.tsx";
import { Children } from "../children.tsx";
import { Links } from "../links.tsx";

export const metadata: Metadata = { title: "组织" };

export default async function Organization({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const page = (isId(id) ? await organizationPage(actor, id) : null) ?? notFound();
  const honours = await honoursOf(actor, { organizationId: id });
  const office = `/office/${organization}`;
  const home = `${office}/organizations`;
  const here = `${home}/${id}`;
  const live = page.endedAt === null;
  const places = page.places.estate + page.places.building + page.places.venue;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "组织" }, ...page.ancestors.map((one) => ({ href: `${home}/${one.id}`, label: one.name }))]} />} title={page.name} about={page.about}>
        {page.may.change && live && <LinkButton look="quiet" href={`${here}/ending`}>停用</LinkButton>}
        {page.may.change && live && page.ancestors.length > 0 && <LinkButton look="quiet" href={`${here}/moving`}>换上级</LinkButton>}
        {page.may.change && live && <LinkButton href={`${here}/change`}>修改</LinkButton>}
      </PageHead>
      {page.endedAt && <Notice tone="wait">已于 {formatInstant(page.endedAt, { year: true })} 停用。</Notice>}
      <Facts
        facts={[
          ["类别", organizationKind[page.kind]],
          ["简称", page.shortName === page.name ? null : page.shortName],
          ["联系电话", page.phone],
          ["社区民警", page.policePhone],
          ["地址", page.address],
        ]}
      />
      {(page.kind === "community" || places > 0) && (
        <Figures
          figures={[
            ...(page.kind === "community" ? [{ label: "网格", value: page.children.filter((child) => child.kind === "grid").length, href: `${office}/grids?community=${id}` }] : []),
            { label: "小区", value: page.places.estate, href: `${here}/places?kind=estate` },
            { label: "楼栋", value: page.places.building, href: `${here}/places?kind=building` },
            { label: "场所", value: page.places.venue, href: `${here}/places?kind=venue` },
          ]}
        />
      )}
      {page.may.place && places === 0 && live && <div><LinkButton href={`${here}/places`}>登记场所</LinkButton></div>}
      {(page.children.length > 0 || page.may.addKinds.length > 0) && (
        <Section title="下级组织">
          <Children home={home} rows={page.children} may={page.may} parentId={id} />
        </Section>
      )}
      {(takesLinks(page.kind) || page.links.elsewhere.length > 0) && (
        <Section title={takesLinks(page.kind) ? "联建、包抓、双报到单位" : "联系的社区和网格"} aside={takesLinks(page.kind) && page.may.link && <Link href={`${here}/links`} prefetch={false}>登记和解除</Link>}>
          <Links home={home} links={page.links} />
        </Section>
      )}
      {page.posts.length > 0 && (
        <Section title="岗位">
          <Table
            caption="岗位授权"
            columns={[
              { head: "姓名", cell: (row) => <Link href={`${office}/people/${row.personId}`} prefetch={false}>{row.name}</Link> },
              { head: "岗位", cell: (row) => role[row.role] },
              { head: "起", cell: (row) => formatDay(row.fromDay, { year: true, weekday: false }) },
              { head: "止", cell: (row) => (row.toDay ? formatDay(row.toDay, { year: true, weekday: false }) : "—") },
            ]}
            rows={page.posts}
            rowKey={(row) => row.id}
          />
        </Section>
      )}
      {page.may.grant && live && <p className="small">授予岗位：先在“人员”里找到人，再点“授予岗位”。</p>}
      {page.teams.length > 0 && (
        <Section title="志愿服务队">
          <ul>
            {page.teams.map((team) => (
              <li key={team.id}>
                <Link href={`${office}/teams/${team.id}`} prefetch={false}>{team.name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {(honours.rows.length > 0 || honours.keeps) && (
        <Section title="荣誉" aside={honours.keeps && live && <Link href={`${here}/honours/new`} prefetch={false}>登记荣誉</Link>}>
          <HonourRows rows={honours.rows} here={honours.keeps ? here : null} />
        </Section>
      )}
      {(page.totals.length > 0 || page.may.total) && (
        <p>
          <Link href={`${here}/totals`} prefetch={false}>期初累计数（{page.totals.length} 项）</Link>
        </p>
      )}
    </>
  );
}
