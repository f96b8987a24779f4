import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { requestDetail } from "#lib/requests/queries.ts";
import { withdraw } from "../../actions.ts";
import { ReasonPage } from "../reason-page.tsx";

export const metadata: Metadata = { title: "撤回协办" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<{ dispatch?: string }> };

export default async function Withdrawal({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const request = await requestDetail(await postHere(organization), id);
  const { dispatch = "" } = await searchParams;
  const order = request?.dispatches.find((each) => each.id === dispatch);
  if (!request?.mayDo.withdraw.includes(dispatch) || !order) notFound();
  return <ReasonPage organization={organization} request={request} title={`撤回给${order.organization}的协办`} says={`${order.organization}不再协办，也不再看得到这件诉求。`} action={withdraw} submit="撤回" fields={{ dispatchId: dispatch }} />;
}
