import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { requestDetail } from "#lib/requests/queries.ts";
import { reopen } from "../../actions.ts";
import { ReasonPage } from "../reason-page.tsx";

export const metadata: Metadata = { title: "问题又出现了" };

export default async function Reopening({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const request = await requestDetail(await postHere(organization), id);
  if (!request?.mayDo.reopen) notFound();
  return <ReasonPage organization={organization} request={request} title="问题又出现了，重新办理" says="回到原来的主办单位继续办理，居民看得到原因；公开的结果先撤下。" action={reopen} submit="重新办理" fields={{ requestId: id }} />;
}
