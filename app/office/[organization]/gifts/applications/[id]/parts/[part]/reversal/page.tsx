import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { formatFen } from "#lib/format.ts";
import { oneApplication } from "#lib/gifts/queries.ts";
import { undo } from "../../../../../actions.ts";
import { ReasonForm } from "../../../../../reason-form.tsx";

export const metadata: Metadata = { title: "冲销拨付" };

export default async function PartReversal({ params }: { params: Promise<{ organization: string; id: string; part: string }> }) {
  const { organization: segment, id, part: partId } = await params;
  const one = await oneApplication(await postHere(segment), id);
  const part = one?.parts.find((row) => row.id === partId && row.reversesId === null);
  if (!one || !part) notFound();
  const list = `/office/${segment}/gifts/applications`;
  const canUndo = one.mayUndo && !part.isReversed;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: list, label: "用款用物申请" }, { href: `${list}/${id}`, label: one.number }]} />} title="冲销这笔拨付" about={`${part.gift}，${part.count > 0 ? `${part.count} ${part.unitName || "件"}` : formatFen(part.amountFen)}，${part.receiver}签收`} />
      {canUndo ? (
        <>
          <Notice tone="wait" title="冲销以后">
            另生成一行负数，捐赠的余额恢复，申请回到“已批准”，可以重新拨付。冲销不能撤回。
          </Notice>
          <ReasonForm action={undo} segment={segment} fields={{ disbursementId: partId }} submit="冲销" />
        </>
      ) : (
        <Notice tone="late" title="现在不能冲销">
          这笔拨付已经冲销过，或您没有这项权限。
        </Notice>
      )}
    </>
  );
}
