import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { VisitView } from "#app/_ui/visits/visit-view.tsx";
import { formatDay } from "#lib/format.ts";
import { visitDetail } from "#lib/grid-visits/queries.ts";

export const metadata: Metadata = { title: "走访" };

export default async function MyVisit({ params }: { params: Promise<{ id: string }> }) {
  const visit = await visitDetail(await personHere(), (await params).id);
  if (!visit) notFound();
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: "/me/community", label: "我的社区" }]} />} title={`${visit.grid} ${formatDay(visit.day)}`} about="记错了，请告诉本单位联络员或社区来更正。" />
      <VisitView visit={visit} photos="/me/community/visits/photos" />
    </>
  );
}
