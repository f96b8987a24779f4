import type { ReactNode } from "react";
import { postHere, whoHere } from "#app/_session/actor.ts";
import { role } from "#db/words.ts";
import { postOf } from "#lib/sign-in/rules.ts";
import { OfficeFrame } from "./office-frame.tsx";
import { placesOf } from "./places.ts";

/** The frame of every office page; printed sheets stand under (sheets), outside it. It shows, and never guards. */
export default async function OfficeLayout({ params, children }: { params: Promise<{ organization: string }>; children: ReactNode }) {
  const { organization: segment } = await params;
  const actor = await postHere(segment);
  const who = await whoHere();
  const post = who && postOf(who.posts, segment);
  if (!who || !post) return null;
  return (
    <OfficeFrame
      home={`/office/${segment}`}
      organization={post.organizationName}
      post={post.sessionTitle ?? role[post.role]}
      who={who.name}
      places={placesOf(actor)}
    >
      {children}
    </OfficeFrame>
  );
}
