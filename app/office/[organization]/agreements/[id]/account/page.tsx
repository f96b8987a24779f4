import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { CopyText } from "#app/_ui/copy-text.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import { sessionKind } from "#db/words.ts";
import { agreementAccount } from "#lib/agreements/queries.ts";
import { accountText } from "#lib/agreements/rules.ts";
import { formatDay, formatSpan } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { SessionWord } from "../../../sessions/session-state.tsx";

export const metadata: Metadata = { title: "年度台账" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<{ year?: string }> };

export default async function Account({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const page = (isId(id) ? await agreementAccount(await postHere(organization), id, Number((await searchParams).year)) : null) ?? notFound();
  const { account, year, term, matters } = page;
  const { total } = account;
  const home = `/office/${organization}/agreements`;
  const here = `${home}/${id}`;
  const day = (text: string) => formatDay(text, { year: true, weekday: false });
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "共建协议" }, { href: here, label: page.name }]} />} title={`${page.studio || "共建协议"} ${year} 年台账`} about={`截至 ${day(page.asOf)}`}>
        <PrintButton />
      </PageHead>
      {page.years.length > 1 && <Tabs label="年份" tabs={page.years.map((each) => ({ href: `${here}/account?year=${each}`, label: `${each} 年`, here: each === year }))} />}
      {!term && <Notice>这一年不在协议期内。</Notice>}
      <Figures
        figures={[
          { label: "计划", value: account.planned === null ? "未约定" : `${account.planned} 场` },
          { label: "已开展", value: `${total.held} 场`, href: total.held > 0 ? "#sessions" : undefined },
          { label: "已排定", value: `${total.coming} 场`, sub: account.short ? `离计划还差 ${account.short} 场` : undefined },
          { label: "取消", value: `${total.cancelled} 场` },
          { label: "参与", value: `${total.visits} 人次` },
          { label: "服务群众", value: `${total.served} 人次` },
        ]}
      />
      <Facts
        facts={[
          ["甲方", page.branchName],
          ["乙方", page.communityName],
          ["协议期", `${day(page.signedOn)} 至 ${page.endsOn ? day(page.endsOn) : "长期"}`],
          ["甲方提供", page.branchGives],
          ["乙方提供", page.communityGives],
          ["法律问题", matters ? `有结果的事项 ${matters.totals.matters ?? 0} 个，已转介 ${matters.totals.referred ?? 0} 个，有调解意向 ${matters.totals.mediation_intended ?? 0} 个，完成跟进 ${matters.totals.followed ?? 0} 次（${day(matters.asOf)} 固定）` : "年度结束后按全年固定一次，之后在这里显示"],
        ]}
      />
      <Section title="按月">
        <Table
          caption={`${year} 年按月`}
          columns={[
            { head: "月份", cell: (row) => `${row.month} 月` },
            { head: "已开展", cell: (row) => row.held || "—", numeric: true },
            { head: "已排定", cell: (row) => row.coming || "—", numeric: true },
            { head: "取消", cell: (row) => row.cancelled || "—", numeric: true },
            { head: "参与人次", cell: (row) => row.visits || "—", numeric: true },
            { head: "服务群众人次", cell: (row) => row.served || "—", numeric: true },
          ]}
          rows={account.months.filter((row) => row.held + row.coming + row.cancelled > 0)}
          rowKey={(row) => String(row.month)}
          empty={<Empty title="这一年还没有场次" />}
        />
      </Section>
      <div id="sessions" />
      <Section title="场次">
        <Table
          caption="场次"
          columns={[
            { head: "时间", cell: (row) => formatSpan(row.startsAt, row.endsAt) },
            { head: "场次", cell: (row) => <Link href={`/office/${organization}/sessions/${row.id}`} prefetch={false}>{row.title}</Link> },
            { head: "类型", cell: (row) => sessionKind[row.kind] },
            { head: "服务群众", cell: (row) => (row.served === null ? "—" : `${row.served} 人次`), numeric: true },
            { head: "状态", cell: (row) => <SessionWord state={row.state} /> },
          ]}
          rows={page.sessions}
          rowKey={(row) => row.id}
          empty={
            <Empty title="这一年还没有场次">
              <p>甲方在乙方办的场次会自己出现在这里，不用另外登记。</p>
            </Empty>
          }
        />
      </Section>
      <Section title="一段话">
        <CopyText label="可以贴进总结" text={accountText({ name: page.name, studio: page.studio, year, asOf: page.asOf, total, planned: account.planned })} />
      </Section>
    </>
  );
}
