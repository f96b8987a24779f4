import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { known, withQuery } from "#app/_ui/address.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterSelect, FilterText } from "#app/_ui/filters.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { partyStanding, speciality } from "#db/words.ts";
import { formatDay } from "#lib/format.ts";
import { EXPIRING_DAYS, peopleList } from "#lib/people/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { teamList } from "#lib/teams/queries.ts";

export const metadata: Metadata = { title: "人员" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function People({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "person.read")) notFound();
  const { q, team, speciality: skill, standing, expiring, after, added } = await searchParams;
  const filters = { q, teamId: team, speciality: known(speciality, skill), standing: known(partyStanding, standing), expiring: expiring === "1" };
  const [list, teams] = await Promise.all([peopleList(actor, { ...filters, after }), teamList(actor)]);
  const home = `/office/${organization}/people`;
  const filtered = Boolean(q || team || skill || standing || expiring);
  const keeps = holdsAction(actor, "person.change");
  return (
    <>
      <PageHead title="人员">
        {keeps && <LinkButton href={`${home}/paste`}>粘贴名单</LinkButton>}
        {keeps && <LinkButton look="main" href={`${home}/new`}>新增人员</LinkButton>}
      </PageHead>
      {added && /^\d+$/.test(added) && <Notice tone="ok">已加入 {added} 人。</Notice>}
      <Filters clear={filtered ? home : undefined}>
        <FilterText name="q" label="姓名、拼音或电话后几位" value={q} />
        <FilterSelect name="team" label="志愿队" value={team} options={Object.fromEntries(teams.rows.map((row) => [row.id, row.name]))} />
        <FilterSelect name="speciality" label="专长" value={filters.speciality} options={speciality} />
        <FilterSelect name="standing" label="党员身份" value={filters.standing} options={partyStanding} />
        <FilterSelect name="expiring" label="证件" value={expiring} options={{ "1": `${EXPIRING_DAYS} 天内到期` }} />
      </Filters>
      <Table
        caption="人员"
        columns={[
          { head: "姓名", cell: (row) => <Link href={`${home}/${row.id}`} prefetch={false}>{row.name}</Link> },
          { head: "电话", cell: (row) => row.phone || "没有手机" },
          { head: "所属", cell: (row) => row.organizationName },
          { head: "身份", cell: (row) => (row.standing ? partyStanding[row.standing] : "") },
          { head: "志愿队", cell: (row) => row.teams.join("、") },
          { head: "专长", cell: (row) => row.specialities.map((one) => speciality[one]).join("、") },
          { head: "到期", cell: (row) => row.expires && <State tone="wait">{formatDay(row.expires, { weekday: false })}到期</State> },
        ]}
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={
          <Empty title={filtered ? "没有找到" : "还没有人员"}>
            <p>{filtered ? "换一个条件再找，或清除条件看全部。" : keeps ? "可以一个一个新增，也可以从 WPS 粘贴一份名单。" : "名单由党支部、单位或社区录入。"}</p>
          </Empty>
        }
      />
      <Pager count={list.count} unit="人" older={list.next ? withQuery(home, { q, team, speciality: skill, standing, expiring, after: list.next }) : undefined} />
    </>
  );
}
