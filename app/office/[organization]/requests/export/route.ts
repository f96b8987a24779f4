import writeXlsxFile from "write-excel-file/node";
import { postActor, whoHere } from "#app/_session/actor.ts";
import { isSameOrigin } from "#app/api/uploads/same-origin.ts";
import { dayOf, isDay } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { formatInstant } from "#lib/format.ts";
import { exportRequests } from "#lib/request-exports/commands.ts";
import { cellOf } from "#lib/request-exports/rules.ts";
import { exportColumnsOf, exportRows, MOST_EXPORTED } from "#lib/request-exports/queries.ts";
import { listedIds, requestShows } from "#lib/requests/queries.ts";
import { postOf } from "#lib/sign-in/rules.ts";
import { filterOf } from "../filter.ts";

const wide: Partial<Record<string, number>> = { words: 60, result: 50, place: 26, number: 20, received: 20, due: 20 };

/** The list as .xlsx in the community's own columns, by POST because each export stays on the trail. */
export async function POST(request: Request, { params }: { params: Promise<{ organization: string }> }): Promise<Response> {
  const { organization } = await params;
  if (!isSameOrigin(request)) return told("请从诉求页面点“导出 Excel”。", 403);
  const who = await whoHere();
  if (!who?.freshForPosts) return told("登录已过期，请重新登录后再导出。", 401);
  const post = postOf(who.posts, organization);
  if (!post) return told("没有找到这份清单。", 404);
  const actor = postActor(who, post);
  const columns = await exportColumnsOf(actor);
  if (!columns) return told("没有找到这份清单。", 404);
  const form = await request.formData().catch(() => new FormData());
  const text = (name: string) => (typeof form.get(name) === "string" ? String(form.get(name)) : "");
  const day = isDay(text("day")) ? text("day") : undefined;
  if (form.has("day") && !day) return told("请选一天，例如 2026-11-25。", 400);
  // A day's list is whole: what was solved on the spot stands in it too.
  const filter = filterOf({ show: day ? "all" : text("show"), category: text("category"), grid: text("grid"), q: text("q") });
  const rows = await exportRows(actor, await listedIds(actor, filter, MOST_EXPORTED, day));
  const title = `${post.organizationName} 居民诉求${day ?? requestShows[filter.show]}`;
  const instant = await now();
  const data = [
    [{ value: `${env().MODE === "demo" ? "演示数据　" : ""}${title}`, fontWeight: "bold" as const }],
    [{ value: `截至 ${formatInstant(instant, { year: true })}，共 ${rows.length} 件${rows.length === MOST_EXPORTED ? "（到上限为止，请按条件分次导出）" : ""}` }],
    columns.map(({ head }) => ({ value: head, fontWeight: "bold" as const })),
    ...rows.map((row) => columns.map(({ name }) => ({ value: cellOf(row, name), wrap: name === "words" || name === "result" }))),
  ];
  const file = await writeXlsxFile([{ data, sheet: "居民诉求", columns: columns.map(({ name }) => ({ width: wide[name] ?? 14 })) }]).toBuffer();
  const answer = await exportRequests(actor, { show: day ?? filter.show, rows: rows.length, contacts: columns.some(({ name }) => name === "phone" || name === "callMe") });
  if (!answer.ok) return told(answer.message, 403);
  return new Response(new Uint8Array(file), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`居民诉求-${day ?? requestShows[filter.show]}-${dayOf(instant)}.xlsx`)}`,
      "Cache-Control": "private, no-store",
    },
  });
}

function told(words: string, status: number): Response {
  return new Response(words, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}
