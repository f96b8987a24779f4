import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { clientAddress } from "#app/_session/client-address.ts";
import { Slip } from "#app/_ui/bookings/slip.tsx";
import { slipOf } from "#lib/bookings/queries.ts";
import { holderOf } from "#lib/follow/commands.ts";

export const metadata: Metadata = { title: "预约小条", robots: { index: false } };

export default async function ResidentsSlip({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const holder = await holderOf(code, await clientAddress());
  const slip = holder.ok && holder.value.actor.kind === "holder" ? await slipOf(holder.value.actor, holder.value.actor.subjectId) : null;
  if (!slip) notFound();
  return <Slip slip={slip} back={{ href: `/follow/${code}`, label: "回到我的预约" }} />;
}
