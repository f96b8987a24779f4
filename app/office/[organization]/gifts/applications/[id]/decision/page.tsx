import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { applicationState, recipientKind } from "#db/words.ts";
import { oneApplication } from "#lib/gifts/queries.ts";
import { decide } from "../../../actions.ts";
import { giftWords, recipientWords } from "../../../words.ts";

export const metadata: Metadata = { title: "审批" };

export default async function ApplicationDecision({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization: segment, id } = await params;
  const one = await oneApplication(await postHere(segment), id);
  if (!one) notFound();
  const list = `/office/${segment}/gifts/applications`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: list, label: "用款用物申请" }, { href: `${list}/${id}`, label: one.number }]} />} title="审批" about={one.purpose} />
      <Sheet>
        <Facts
          facts={[
            ["申请单位", one.organization],
            ["申请人", one.appliedByName],
            ["申请", giftWords(one)],
            ["给谁", `${recipientKind[one.recipientKind]}：${recipientWords(one)}`],
          ]}
        />
      </Sheet>
      {one.mayDecide ? (
        <Form action={decide} submit="提交审批">
          <Hidden name="segment" value={segment} />
          <Hidden name="applicationId" value={id} />
          <Radios name="decision" label="审批结果" options={{ approve: "批准", refuse: "不批准" }} required inline />
          <TextArea name="reason" label="意见" hint="不批准要写明原因" rows={3} maxLength={200} />
        </Form>
      ) : (
        <Notice tone="wait" title={`这份申请${applicationState[one.state]}`}>
          {one.state === "applied" ? "申请人不能审批自己的申请，要由另一位审批人审批。" : "已经审批过，不用再审批。"}
        </Notice>
      )}
    </>
  );
}
