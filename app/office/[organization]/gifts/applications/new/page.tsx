import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { formKey } from "#app/_ui/form/form.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { holdsAction } from "#lib/reach.ts";
import { ApplicationForm } from "../application-form.tsx";

export const metadata: Metadata = { title: "新申请" };

export default async function NewApplication({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> }) {
  const { organization: segment } = await params;
  const actor = await postHere(segment);
  if (!holdsAction(actor, "gift_application.apply")) notFound();
  const kind = (await searchParams).kind === "goods" ? "goods" : "money";
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${segment}/gifts/applications`, label: "用款用物申请" }]} />} title={kind === "money" ? "申请用款" : "申请用物"} about="提交后由另一位审批人批准，批准后才能拨付。" />
      <ApplicationForm key={kind} segment={segment} organizationId={actor.post.organizationId} formKey={formKey()} kind={kind} />
    </>
  );
}
