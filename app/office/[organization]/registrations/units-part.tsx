import Link from "next/link";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Section } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import type { Actor } from "#lib/actor.ts";
import { formatDay } from "#lib/format.ts";
import { holdsAction } from "#lib/reach.ts";
import { unitRegistrations } from "#lib/registrations/queries.ts";
import { acceptUnitAction } from "./actions.ts";
import { RegistrationStateWord } from "./states.tsx";

/** 单位报到 in reach: a unit's own, or those at this community. */
export async function UnitsPart({ actor, home, segment }: { actor: Actor; home: string; segment: string }) {
  const rows = await unitRegistrations(actor);
  const submits = holdsAction(actor, "unit_registration.submit");
  const decides = (source: string) => holdsAction(actor, source === "paper" ? "unit_registration.verify" : "unit_registration.accept");
  return (
    <Section title="单位报到" aside={submits && <LinkButton href={`${home}/units/new`}>向社区报到</LinkButton>}>
      <Table
        caption="单位报到"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { head: "单位", cell: (row) => <Link href={`${home}/units/${row.id}`} prefetch={false}>{row.unit}</Link> },
          { head: "社区", cell: (row) => row.community },
          { head: "状态", cell: (row) => <RegistrationStateWord state={row.state} source={row.source} /> },
          { head: "起算", cell: (row) => (row.fromDay ? formatDay(row.fromDay, { year: true, weekday: false }) : "—") },
          { head: "办理", cell: (row) => (row.state === "submitted" && decides(row.source) ? <Tap action={acceptUnitAction.bind(null, segment)} fields={{ registrationId: row.id }} label={row.source === "paper" ? "核验" : "接收"} look="plain" /> : row.state === "returned" ? <small>退回原因：{row.reason}</small> : null) },
        ]}
        empty={<Empty title="还没有单位报到">{submits ? <p>点“向社区报到”，选择单位所在地的社区。</p> : <p>单位提交后，会出现在这里。</p>}</Empty>}
      />
    </Section>
  );
}
