"use client";
import { useSelectedLayoutSegments } from "next/navigation";
import type { ReactNode } from "react";
import { buttonClass } from "#app/_ui/button-class.ts";
import { OfficeShell } from "#app/_ui/office-shell.tsx";
import { signOutAction } from "../../sign-in/actions.ts";

type FrameProps = { home: string; organization: string; post: string; who: string; places: { path: string; label: string }[]; children: ReactNode };

/** In the browser, since a layout is not drawn again when one goes from place to place. */
export function OfficeFrame({ home, organization, post, who, places, children }: FrameProps) {
  const segments = useSelectedLayoutSegments();
  const hrefOf = (path: string) => (path === "" ? home : `${home}/${path}`);
  return (
    <OfficeShell
      organization={{ name: organization, href: home }}
      post={post}
      who={who}
      places={places.map((place) => ({ href: hrefOf(place.path), label: place.label }))}
      at={hrefOf(placeAt(segments, places))}
      search={
        <form action={signOutAction}>
          <button type="submit" className={buttonClass("quiet")}>
            退出
          </button>
        </form>
      }
    >
      {children}
    </OfficeShell>
  );
}

/** The place one is at: the longest that the address begins with (咨询, and under it 查阅记录). */
function placeAt(segments: readonly string[], places: FrameProps["places"]): string {
  const two = segments.slice(0, 2).join("/");
  return places.some((place) => place.path === two) ? two : (segments[0] ?? "");
}
