import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere, whoHere } from "#app/_session/actor.ts";
import { Facts } from "#app/_ui/facts.tsx";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { now } from "#lib/clock.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import { myRegistration } from "#lib/registrations/queries.ts";

export const metadata: Metadata = { title: "报到回执" };

export default async function Receipt() {
  const mine = await myRegistration(await personHere());
  const who = await whoHere();
  if (!who || mine?.live?.state !== "accepted") notFound();
  const { live } = mine;
  return (
    <SheetShell title="在职党员到社区报到回执" back={{ href: "/me/community", label: "回到我的社区" }} asOf={formatInstant(await now(), { year: true })} large>
      <Facts
        facts={[
          ["党员", who.name],
          ["单位", live.unit],
          ["报到社区", live.community],
          ["报到日期", live.fromDay && formatDay(live.fromDay, { year: true, weekday: false })],
          ["编号", live.id.slice(-12)],
        ]}
      />
      <p>该同志已向本社区报到。</p>
      <p>社区（盖章）＿＿＿＿＿＿＿＿　　日期＿＿＿＿＿＿＿＿</p>
    </SheetShell>
  );
}
