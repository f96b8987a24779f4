import writeXlsxFile from "write-excel-file/node";
import { postHere } from "#app/_session/actor.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatInstant, formatPeriod } from "#lib/format.ts";
import { participationReport } from "#lib/participation/queries.ts";
import { type Figure, figure, figureOf, isRate } from "#lib/participation/rules.ts";
import { periodAsked } from "../asked.ts";
import { definitions } from "./definitions.ts";

const columns = Object.keys(figure) as Figure[];
const bold = { fontWeight: "bold" as const };

/** The report as .xlsx: figures as numbers, rates as fractions shown in per cent, “—” where nobody could have taken part. */
export async function GET(request: Request, { params }: { params: Promise<{ organization: string }> }): Promise<Response> {
  const { organization } = await params;
  const actor = await postHere(organization);
  const period = periodAsked(Object.fromEntries(new URL(request.url).searchParams), dayOf(await now()));
  const report = await participationReport(actor, { period, organizationId: actor.post.organizationId });
  if (!report) return new Response("没有找到", { status: 404 });
  const line = (name: string, counts: (typeof report.units)[number]) => [
    { value: name },
    ...columns.map((column) => {
      const value = figureOf(counts, column);
      return value === null ? { value: "—" } : { value, format: isRate(column) ? "0.0%" : Number.isInteger(value) ? "#,##0" : "0.0" };
    }),
    { value: counts.verified ? "已核" : "未核" },
  ];
  const demo = process.env.MODE === "demo" ? "演示数据　" : "";
  const figures = [
    [{ value: `${demo}${report.organization.name} ${formatPeriod(period)} 双报到参与情况`, ...bold }],
    [{ value: `截至 ${formatInstant(report.asOf, { year: true })}` }],
    ["单位（规定顺序）", ...columns.map((column) => figure[column]), "在职人数"].map((value) => ({ value, ...bold })),
    ...report.units.map((unit) => line(unit.name, unit)),
    line("合计（不重复计人）", report.total),
  ];
  const said = [["指标", "口径"].map((value) => ({ value, ...bold })), ...columns.map((column) => [{ value: figure[column] }, { value: definitions[column] }])];
  const file = await writeXlsxFile([
    { data: figures, sheet: "双报到", columns: [{ width: 24 }, ...columns.map(() => ({ width: 12 }))] },
    { data: said, sheet: "口径", columns: [{ width: 22 }, { width: 90 }] },
  ]).toBuffer();
  return new Response(new Uint8Array(file), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`双报到-${formatPeriod(period)}.xlsx`)}`,
      "Cache-Control": "private, no-store",
    },
  });
}
