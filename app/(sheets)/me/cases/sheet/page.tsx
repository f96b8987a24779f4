import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { counsellorsOf } from "#lib/cases/queries.ts";
import { formatSpan } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { PaperSheet } from "./paper-sheet.tsx";

export const metadata: Metadata = { title: "咨询登记表" };

export default async function BlankSheet({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const { session: id } = await searchParams;
  const held = isId(id) ? await counsellorsOf(await personHere(), id) : null;
  if (!held) notFound();
  return (
    <SheetShell title="咨询登记表" about={`${held.session.title}　${formatSpan(held.session.startsAt, held.session.endsAt, { year: true })}`} back={{ href: "/me/cases", label: "回到咨询登记" }} large>
      <PaperSheet />
    </SheetShell>
  );
}
