import type { Metadata } from "next";
import { postHere } from "#app/_session/actor.ts";
import { PageHead } from "#app/_ui/sheet.tsx";
import { holdsAction } from "#lib/reach.ts";
import { CommitteePart } from "./committee-part.tsx";
import { LiaisonPart } from "./liaison-part.tsx";
import { UnitsPart } from "./units-part.tsx";
import { WaitingPart } from "./waiting-part.tsx";
import { notFound } from "next/navigation";

export const metadata: Metadata = { title: "双报到" };

export default async function RegistrationsPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "unit_registration.read")) notFound();
  const home = `/office/${organization}/registrations`;
  const decides = holdsAction(actor, "member_registration.accept") || holdsAction(actor, "member_registration.verify");
  const counts = holdsAction(actor, "head_count.verify") || !(decides || holdsAction(actor, "member_registration.submit"));
  return (
    <>
      <PageHead title="双报到" about="单位向社区报到，党员向居住地社区报到" />
      {decides && <WaitingPart actor={actor} home={home} segment={organization} />}
      {holdsAction(actor, "member_registration.submit") && <LiaisonPart actor={actor} home={home} />}
      {counts ? <CommitteePart actor={actor} home={home} /> : <UnitsPart actor={actor} home={home} segment={organization} />}
    </>
  );
}
