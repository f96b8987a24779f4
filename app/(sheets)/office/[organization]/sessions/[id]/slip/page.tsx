import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Slip } from "#app/_ui/bookings/slip.tsx";
import { slipOf } from "#lib/bookings/queries.ts";

export const metadata: Metadata = { title: "小条" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<{ booking?: string }> };

export default async function CountersSlip({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const slip = await slipOf(await postHere(organization), (await searchParams).booking ?? "");
  if (!slip || slip.sessionId !== id) notFound();
  return <Slip slip={slip} back={{ href: `/office/${organization}/sessions/${id}/queue`, label: "回到叫号" }} />;
}
