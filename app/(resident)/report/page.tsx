import type { Metadata } from "next";
import Link from "next/link";
import { formKey } from "#app/_ui/form/form.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { requestCategory } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { sketchOf } from "#lib/places/rules.ts";
import { placesToReport } from "#lib/requests/queries.ts";
import { report } from "./actions.ts";
import { BarePhotos } from "./bare-photos.tsx";
import { ReportForm } from "./report-form.tsx";

export const metadata: Metadata = { title: "反映问题" };

type Search = { community?: string; photos?: string; file?: string; fileError?: string };

export default async function ReportPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { community, photos = "", file, fileError } = await searchParams;
  const { communities, chosen, places } = await placesToReport(community);
  const sentPhotos = [...new Set([...photos.split(","), file ?? ""])].filter(isId).slice(0, 6);
  const estates = places.filter((place) => place.kind === "estate");
  const names = { id: (place: { id: string; name: string }) => ({ id: place.id, name: place.name }) };
  return (
    <>
      <PageHead title="反映问题" about="不用登录。社区里的事在这里说一次，就有人办、有期限、查得到。" />
      <p className="small">
        有危险请先打 110、119、120；也可以打{chosen?.phone ? `社区电话 ${chosen.phone} 或` : ""} 12345。
        <Link href="/report/results" prefetch={false}>
          看看办好的事
        </Link>
      </p>
      <noscript>
        <BarePhotos community={chosen?.id} communities={communities} sent={sentPhotos} wrong={fileError} />
      </noscript>
      <ReportForm
        action={report}
        formKey={formKey()}
        communities={communities.map(names.id)}
        chosen={chosen?.id ?? ""}
        estates={estates.map((estate) => ({ ...names.id(estate), buildings: places.filter((place) => place.parentId === estate.id).map(names.id) }))}
        cells={sketchOf(estates)}
        categories={requestCategory}
        sentPhotos={sentPhotos}
      />
    </>
  );
}
