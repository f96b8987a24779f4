import { LinkButton } from "#app/_ui/button.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Actions, Section } from "#app/_ui/sheet.tsx";
import type { Actor } from "#lib/actor.ts";
import { formatCount } from "#lib/format.ts";
import { memberGroup, unitMembers, type MemberGroup } from "#lib/registrations/queries.ts";

/** How the unit's members stand, each number leading to their names. */
export async function LiaisonPart({ actor, home }: { actor: Actor; home: string }) {
  const { counts } = await unitMembers(actor);
  const figures = (Object.keys(memberGroup) as MemberGroup[]).map((group) => ({ label: memberGroup[group], value: formatCount(counts[group]), href: `${home}/members?group=${group}` }));
  return (
    <Section title="本单位在职党员" aside={<LinkButton look="main" href={`${home}/members/list`}>粘贴名单报到</LinkButton>}>
      <Figures figures={[{ label: "在职党员", value: formatCount(counts.all), href: `${home}/members` }, ...figures]} />
      <Actions>
        <LinkButton href={`${home}/exemptions`}>免报到</LinkButton>
        <LinkButton href={`${home}/head-counts`}>上报在职人数</LinkButton>
        <LinkButton href={`${home}/declared`}>申报在别处的服务</LinkButton>
      </Actions>
    </Section>
  );
}
