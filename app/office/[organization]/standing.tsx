import type { Actor } from "#lib/actor.ts";
import { reachOf } from "#lib/access.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Section } from "#app/_ui/sheet.tsx";

/** How 双报到 stands, before all else on the first page of who reads it for the whole committee. */
export async function Standing({ actor, home }: { actor: Actor; home: string }) {
  if (!reachOf(actor, "participation.report").includes("committee")) return null;
  return (
    <Section title="双报到情况" aside={<LinkButton href={`${home}/reports/participation`}>看完整报表</LinkButton>}>
      <p>报到、参与和每个数字背后的记录，都在双报到报表里。</p>
    </Section>
  );
}
