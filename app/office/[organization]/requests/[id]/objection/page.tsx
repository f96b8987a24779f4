import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { requestDetail } from "#lib/requests/queries.ts";
import { object } from "../../actions.ts";
import { ReasonPage } from "../reason-page.tsx";

export const metadata: Metadata = { title: "退单" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<{ dispatch?: string }> };

/** 退单, within one working day (接诉即办工作条例 art. 12). */
export default async function Objection({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const request = await requestDetail(await postHere(organization), id);
  const { dispatch = "" } = await searchParams;
  const order = request?.dispatches.find((each) => each.id === dispatch);
  if (!request?.mayDo.object.includes(dispatch) || !order) notFound();
  return (
    <ReasonPage organization={organization} request={request} title="退单" says={`退给社区重新派单。${order.part === "owner" ? "您是主办，退单后这件诉求回到等派单。" : "您是协办，主办继续办理。"}原因社区看得到，居民看不到；期限不变。`} action={object} submit="退单" fields={{ dispatchId: dispatch }} />
  );
}
