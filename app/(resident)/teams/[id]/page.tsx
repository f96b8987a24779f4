import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { actorHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { PageHead, Rows, Section } from "#app/_ui/sheet.tsx";
import { sessionKind } from "#db/words.ts";
import { formatDay } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { publicTeam } from "#lib/teams/queries.ts";
import { Joining } from "./joining.tsx";

export const metadata: Metadata = { title: "志愿服务队" };

export default async function PublicTeam({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await actorHere();
  const team = (isId(id) ? await publicTeam(actor, id) : null) ?? notFound();
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: "/teams", label: "志愿服务队" }]} />} title={team.name} about={team.about} />
      <Figures
        figures={[
          { label: "队员", value: `${team.members} 人` },
          { label: "办过", value: `${team.sessions} 场` },
        ]}
      />
      {team.duties.length > 0 && (
        <Section title="做什么">
          <p>{team.duties.map((duty) => sessionKind[duty]).join("、")}</p>
        </Section>
      )}
      <Section title="申请入队">
        <Joining team={team} signedIn={actor.kind === "person"} />
      </Section>
      {team.honours.length > 0 && (
        <Section title="荣誉">
          <Rows>
            {team.honours.map((honour) => (
              <li key={honour.id}>
                <p>
                  {honour.name} <span className="small">{[honour.grantedBy, honour.grantedOn && formatDay(honour.grantedOn, { year: true, weekday: false })].filter(Boolean).join("　")}</span>
                </p>
              </li>
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
