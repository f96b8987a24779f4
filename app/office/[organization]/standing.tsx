import { LinkButton } from "#app/_ui/button.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Section } from "#app/_ui/sheet.tsx";
import { reachOf } from "#lib/access.ts";
import type { Actor } from "#lib/actor.ts";
import { formatInstant, formatPeriod } from "#lib/format.ts";
import { participationSummary } from "#lib/participation/queries.ts";
import { type Figure, figure, isRate, ratio, shown, unitOfMeasure } from "#lib/participation/rules.ts";

const names: Figure[] = ["units", "registrationRate", "participationRate", "visits"];

/** How 双报到 stands, before all else on the first page of who reads it for the whole committee. */
export async function Standing({ actor, home }: { actor: Actor; home: string }) {
  if (!reachOf(actor, "participation.report").includes("committee")) return null;
  const report = await participationSummary(actor);
  if (!report) return null;
  const { total, period } = report;
  const rows = (name: Figure) => `${home}/reports/participation/rows?figure=${name}&from=${period.from}&to=${period.to}`;
  return (
    <Section title={`${formatPeriod(period)} 双报到情况`} aside={<LinkButton href={`${home}/reports/participation`}>看完整报表</LinkButton>}>
      <Figures
        figures={names.map((name) => ({
          label: figure[name],
          value: `${shown(total, name)}${isRate(name) ? "" : ` ${unitOfMeasure[name] ?? ""}`}`,
          href: rows(name),
          sub: isRate(name) ? `${ratio(total, name).over} / ${ratio(total, name).under}` : undefined,
        }))}
      />
      <p className="small">截至 {formatInstant(report.asOf, { year: true })}</p>
    </Section>
  );
}
