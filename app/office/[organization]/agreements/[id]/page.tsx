import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { agreementState } from "#db/words.ts";
import { agreementPage } from "#lib/agreements/queries.ts";
import { formatDay } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { start } from "../actions.ts";

export const metadata: Metadata = { title: "共建协议" };

export default async function Agreement({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = (isId(id) ? await agreementPage(await postHere(organization), id) : null) ?? notFound();
  const home = `/office/${organization}/agreements`;
  const here = `${home}/${id}`;
  const day = (text: string) => formatDay(text, { year: true, weekday: false });
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "共建协议" }]} />} title={page.name}>
        <LinkButton href={`${here}/account`}>年度台账</LinkButton>
        {page.may.end && <LinkButton look="quiet" href={`${here}/ending`}>终止</LinkButton>}
        {page.may.change !== "nothing" && <LinkButton href={`${here}/change`}>修改</LinkButton>}
        {page.may.renew && <LinkButton href={`${here}/renewal`}>续签</LinkButton>}
        {page.may.start && <Tap action={start} label="生效" fields={{ office: organization, agreementId: id }} confirm="双方已签字盖章，协议生效。生效后名称和签订日期不能再改。" />}
      </PageHead>
      <Facts
        facts={[
          ["状态", agreementState[page.state]],
          ["甲方", page.branchName],
          ["乙方", page.communityName],
          ["签订", day(page.signedOn)],
          ["到期", page.endsOn ? day(page.endsOn) : "长期"],
          ["工作室", page.studio],
          ["每年计划", page.plannedSessions !== null && `${page.plannedSessions} 场`],
          ["甲方提供", page.branchGives],
          ["乙方提供", page.communityGives],
        ]}
      />
      {page.terms && (
        <Section title="其他内容">
          <Sheet>
            {page.terms.split("\n").map((line, index) => (
              // Lines of one text have no other name than their place.
              <p key={`${index}-${line}`}>{line}</p>
            ))}
          </Sheet>
        </Section>
      )}
    </>
  );
}
