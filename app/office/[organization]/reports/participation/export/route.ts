import { env } from "#lib/env.ts";
import writeXlsxFile from "write-excel-file/node";
import { postActor, whoHere } from "#app/_session/actor.ts";
import { isSameOrigin } from "#app/api/uploads/same-origin.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatInstant, formatPeriod } from "#lib/format.ts";
import { exportParticipation } from "#lib/participation/commands.ts";
import { participationReport } from "#lib/participation/queries.ts";
import { type Figure, figure, figureOf, isRate } from "#lib/participation/rules.ts";
import { postOf } from "#lib/sign-in/rules.ts";
import { periodAsked } from "#app/_ui/period/asked.ts";
import { definitions } from "./definitions.ts";

const columns = Object.keys(figure) as Figure[];
const bold = { fontWeight: "bold" as const };

/** The report as .xlsx, by POST because each export stays on the trail: figures as numbers, rates as fractions shown in per cent, “—” where nobody could have taken part. */
export async function POST(request: Request, { params }: { params: Promise<{ organization: string }> }): Promise<Response> {
  const { organization } = await params;
  if (!isSameOrigin(request)) return told("请从报表页面点“导出 Excel”。", 403);
  const who = await whoHere();
  if (!who?.freshForPosts) return told("登录已过期，请重新登录后再导出。", 401);
  const post = postOf(who.posts, organization);
  if (!post) return told("没有找到这份报表。", 404);
  const form = await request.formData().catch(() => new FormData());
  const { period, problem } = periodAsked({ from: String(form.get("from") ?? ""), to: String(form.get("to") ?? "") }, dayOf(await now()));
  if (problem) return told("日期不对，请回到报表重新选择时期后再导出。", 422);
  const actor = postActor(who, post);
  const { organizationId } = post;
  const report = await participationReport(actor, { period, organizationId });
  if (!report) return told("没有找到这份报表。", 404);
  const line = (name: string, counts: (typeof report.units)[number]) => [
    { value: name },
    ...columns.map((column) => {
      const value = figureOf(counts, column);
      return value === null ? { value: "—" } : { value, format: isRate(column) ? "0.0%" : Number.isInteger(value) ? "#,##0" : "0.0" };
    }),
    { value: counts.verified ? "已核" : "未核" },
  ];
  const demo = env().MODE === "demo" ? "演示数据　" : "";
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
  const answer = await exportParticipation(actor, { organizationId, ...period, rows: report.units.length });
  if (!answer.ok) return told(answer.message, 403);
  return new Response(new Uint8Array(file), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`双报到-${formatPeriod(period)}.xlsx`)}`,
      "Cache-Control": "private, no-store",
    },
  });
}

function told(words: string, status: number): Response {
  return new Response(words, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}
