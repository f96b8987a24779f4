import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterSelect, FilterText } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { exemptionKind } from "#db/words.ts";
import { formatDay } from "#lib/format.ts";
import { maskPhone } from "#lib/masks.ts";
import { holdsAction } from "#lib/reach.ts";
import { memberGroup, unitMembers, type MemberGroup, type UnitMemberLine } from "#lib/registrations/queries.ts";
import { RegistrationStateWord } from "../states.tsx";

export const metadata: Metadata = { title: "本单位在职党员" };

export default async function UnitMembersPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<{ group?: string; search?: string; after?: string }> }) {
  const { organization } = await params;
  const { group: asked, search = "", after } = await searchParams;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "member_registration.submit")) notFound();
  const group = asked && asked in memberGroup ? (asked as MemberGroup) : undefined;
  const { counts, rows, next } = await unitMembers(actor, { group, search: search.trim() || undefined, after });
  const home = `/office/${organization}/registrations`;
  const older = next ? `?${new URLSearchParams({ ...(group && { group }), ...(search && { search }), after: next })}` : undefined;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }]} />} title="本单位在职党员">
        <LinkButton look="main" href={`${home}/members/list`}>
          粘贴名单报到
        </LinkButton>
      </PageHead>
      <Filters clear={group || search ? "?" : undefined}>
        <FilterText name="search" label="姓名、拼音或电话尾号" value={search} />
        <FilterSelect name="group" label="情况" value={group} options={memberGroup} />
      </Filters>
      <Table
        caption="本单位在职党员"
        rows={rows}
        rowKey={(row) => row.personId}
        columns={[
          { head: "姓名", cell: (row) => (row.registrationId ? <Link href={`${home}/members/${row.registrationId}`} prefetch={false}>{row.name}</Link> : row.name) },
          { head: "电话", cell: (row) => maskPhone(row.phone) || "—" },
          { head: "所在", cell: (row) => row.branch },
          { head: "情况", cell: (row) => <Standing row={row} /> },
          { head: "社区", cell: (row) => row.community ?? "—" },
          { head: "起算", cell: (row) => (row.fromDay ? formatDay(row.fromDay, { year: true, weekday: false }) : "—") },
          { head: "办理", cell: (row) => <Next row={row} home={home} /> },
        ]}
        empty={<Empty title={group || search ? "没有符合条件的党员" : "名册里还没有在职党员"}><p>{group || search ? "换个条件再找。" : "粘贴名单报到时会一并加入名册，也可以在“人员”里添加。"}</p></Empty>}
      />
      <Pager count={group ? counts[group] : counts.all} unit="人" older={older} newer={after ? `?${new URLSearchParams({ ...(group && { group }), ...(search && { search }) })}` : undefined} />
    </>
  );
}

function Standing({ row }: { row: UnitMemberLine }) {
  return (
    <>
      <RegistrationStateWord state={row.state} source={row.source} />
      {row.exempt && <small> 免报到：{exemptionKind[row.exempt]}</small>}
      {row.state === "returned" && row.reason && <small> {row.reason}</small>}
    </>
  );
}

function Next({ row, home }: { row: UnitMemberLine; home: string }) {
  if (row.state === null || row.state === "returned")
    return (
      <Link href={`${home}/members/new?person=${row.personId}`} prefetch={false}>
        {row.state === null ? "代报到" : "改好再报"}
      </Link>
    );
  return row.state === "accepted" ? (
    <Link href={`${home}/members/${row.registrationId}/transfer`} prefetch={false}>
      转社区
    </Link>
  ) : null;
}
