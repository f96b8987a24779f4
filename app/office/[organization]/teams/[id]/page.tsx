import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { known, withQuery } from "#app/_ui/address.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { membershipState, sessionKind } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { memberList, teamPage } from "#lib/teams/queries.ts";
import { HonourRows } from "../../honour-rows.tsx";
import { Members } from "./members.tsx";

export const metadata: Metadata = { title: "志愿服务队" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function Team({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const team = (isId(id) ? await teamPage(actor, id) : null) ?? notFound();
  const { state: asked, after } = await searchParams;
  const state = known(membershipState, asked) ?? "approved";
  const list = team.may.readMembers ? await memberList(actor, id, { state, after }) : null;
  const home = `/office/${organization}/teams`;
  const here = `${home}/${id}`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "志愿服务队" }]} />} title={team.name} about={team.about}>
        {team.may.change && <LinkButton look="quiet" href={`${here}/ending`}>停办</LinkButton>}
        {team.may.change && <LinkButton href={`${here}/change`}>修改</LinkButton>}
        {team.may.enrol && <LinkButton href={`/office/${organization}/joining/new?target=${id}`}>加入链接</LinkButton>}
        {team.may.enrol && <LinkButton look="main" href={`${here}/enrolment`}>代办入队</LinkButton>}
      </PageHead>
      {team.endedAt && <Notice tone="wait">已于 {formatInstant(team.endedAt, { year: true })} 停办。</Notice>}
      <Figures
        figures={[
          { label: "队员", value: `${team.members} 人`, href: here },
          { label: "待审核", value: team.applied, href: `${home}/applications` },
          { label: "办过的场次", value: team.sessions },
        ]}
      />
      <Facts
        facts={[
          ["所属", team.organizationName],
          ["职责", team.duties.map((duty) => sessionKind[duty]).join("、")],
          ["每人每周最多", `${team.weekLimit} 个岗位`],
          ["公开招募", team.public ? "是" : "否"],
        ]}
      />
      {list && (
        <Section title="队员">
          <Members office={`/office/${organization}`} teamId={id} state={state} rows={list.rows} next={list.next ? withQuery(here, { state: asked, after: list.next }) : undefined} mayEnd={team.may.enrol} />
        </Section>
      )}
      <Section title="荣誉" aside={team.may.change && <LinkButton look="quiet" href={`${here}/honours/new`}>登记荣誉</LinkButton>}>
        <HonourRows rows={team.honours} here={team.may.change ? here : null} />
      </Section>
    </>
  );
}
