import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { requestDetail } from "#lib/requests/queries.ts";
import { unmerge } from "../../actions.ts";
import { ReasonPage } from "../reason-page.tsx";

export const metadata: Metadata = { title: "取消合并" };

export default async function Separation({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const request = await requestDetail(await postHere(organization), id);
  if (!request?.mayDo.unmerge) notFound();
  return <ReasonPage organization={organization} request={request} title="取消合并" says={`这件诉求从${request.into ?? "另一件"}里分出来，恢复合并前的状态；它的居民重新跟进这一件。期限不变。`} action={unmerge} submit="取消合并" fields={{ requestId: id }} />;
}
