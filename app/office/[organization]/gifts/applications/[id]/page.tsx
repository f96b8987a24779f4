import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { applicationState, recipientKind } from "#db/words.ts";
import { formatFen, formatInstant } from "#lib/format.ts";
import { oneApplication } from "#lib/gifts/queries.ts";
import { receipt } from "../../actions.ts";
import { LetterRows } from "../../letter-rows.tsx";
import { PartsTable } from "../../parts-table.tsx";
import { applicationTone, giftWords, quantity, recipientWords } from "../../words.ts";

export const metadata: Metadata = { title: "申请" };

export default async function OneApplication({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization: segment, id } = await params;
  const one = await oneApplication(await postHere(segment), id);
  if (!one) notFound();
  const gifts = `/office/${segment}/gifts`;
  const here = `${gifts}/applications/${id}`;
  const unitName = one.parts[0]?.unitName || "件";
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `${gifts}/applications`, label: "用款用物申请" }]} />} title={one.number} about={one.purpose}>
        {one.mayThank && one.paidFen + one.paidCount > 0 && <LinkButton href={`${gifts}/letters/new?application=${id}`}>登记感谢信</LinkButton>}
        {one.mayDecide && (
          <LinkButton look="main" href={`${here}/decision`}>
            审批
          </LinkButton>
        )}
        {one.mayPay && (
          <LinkButton look="main" href={`${here}/payout`}>
            {one.kind === "money" ? "拨付" : "发放"}
          </LinkButton>
        )}
      </PageHead>
      {one.mayReceipt && <Tap action={receipt} label="登记签收" fields={{ segment, applicationId: id }} confirm="确认受助人或学校已经签收全部款物？" done="已登记签收" />}
      <Sheet>
        <Facts
          facts={[
            ["状态", <State key="state" tone={applicationTone[one.state]}>{applicationState[one.state]}</State>],
            ["用途", one.purpose],
            ["给谁", `${recipientKind[one.recipientKind]}：${recipientWords(one)}`],
            ["申请", giftWords({ ...one, unitName })],
            ["已拨付", one.kind === "money" ? formatFen(one.paidFen) : quantity({ unitName }, one.paidCount)],
            ["申请单位", one.organization],
            ["申请人", `${one.appliedByName ?? ""} ${formatInstant(one.appliedAt, { year: true })}`],
            ["审批人", one.decidedAt ? `${one.decidedByName ?? ""} ${formatInstant(one.decidedAt, { year: true })}` : null],
            ["审批意见", one.reason],
            ["签收", one.receiptedAt ? formatInstant(one.receiptedAt, { year: true }) : null],
          ]}
        />
      </Sheet>
      <Section title="拨付与发放">
        <PartsTable
          caption="每一笔拨付"
          parts={one.parts}
          unitName={unitName}
          lead={{ head: "从哪笔捐赠", cell: (part) => <Link href={`${gifts}/${part.giftId}`} prefetch={false}>{part.gift}</Link> }}
          undo={one.mayUndo ? (part) => `${here}/parts/${part.id}/reversal` : undefined}
          empty={
            <Empty title="还没有拨付">
              <p>{one.state === "applied" ? "等待审批。批准后从一笔或几笔捐赠里拨付。" : one.state === "refused" ? "这份申请没有批准。" : "点“拨付”或“发放”，从一笔或几笔捐赠里支出。"}</p>
            </Empty>
          }
        />
      </Section>
      {one.letters.length > 0 && (
        <Section title="感谢信">
          <LetterRows segment={segment} letters={one.letters} />
        </Section>
      )}
    </>
  );
}
