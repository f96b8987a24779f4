import Link from "next/link";
import { type Column, Table } from "#app/_ui/table.tsx";
import type { Compared } from "#lib/participation/queries.ts";
import { type Drillable, drillable, type Figure, figure, shown } from "#lib/participation/rules.ts";
import { formatCount } from "#lib/format.ts";

const columns: (Figure | "exempt")[] = ["inService", "exempt", "shouldRegister", "registered", "registrationRate", "registrationRateOfShould", "participationRate", "registeredParticipationRate", "visits", "persons", "minutes", "minutesEach", "visitsEach", "idle"];

/** Units in their official order, never by a rate; each figure leads to its rows. */
export function ReportTable({ units, total, rows }: { units: Compared[]; total: Compared; rows: (name: Drillable, unitId?: string | null) => string }) {
  const text = (line: Compared, name: Figure | "exempt") => `${name === "exempt" ? formatCount(line.exempt) : shown(line, name)}${name === "inService" && !line.verified && line.inService > 0 ? " 未核" : ""}`;
  const head = (name: Figure | "exempt") => (name === "exempt" ? drillable.exempt : `${figure[name]}${name.startsWith("minutes") ? "（小时）" : ""}`);
  const linked = (line: Compared, name: Figure | "exempt") => {
    const said = text(line, name);
    return said === "—" ? said : <Link href={rows(name, line.id)} prefetch={false}>{said}</Link>;
  };
  const made: Column<Compared>[] = [
    { head: "单位", cell: (line) => <span className="nowrap">{line.name}</span> },
    ...columns.map((name): Column<Compared> => ({
      head: head(name),
      numeric: true,
      cell: (line) => linked(line, name),
    })),
  ];
  return <Table caption="各单位双报到参与情况" columns={made} rows={units} rowKey={(line) => line.id ?? "total"} narrow="scroll" foot={["合计（不重复计人）", ...columns.map((name) => linked(total, name))]} />;
}
