import type { Answer } from "#lib/refusal.ts";
import { safeNext } from "#lib/sign-in/rules.ts";

type Uploaded = Answer<{ id: string; name: string }>;

/**
 * The answer to fetch is JSON; a form sent without JavaScript goes back to the page it names (`next`, a path of ours)
 * with the file's id or what was wrong in its address, or else to a plain page that says so.
 */
export function reply(request: Request, answer: Uploaded, status: number, next: string | null): Response {
  const wantsPage = (request.headers.get("accept") ?? "").includes("text/html");
  if (!wantsPage) return Response.json(answer.ok ? answer.value : { code: answer.code, message: answer.message, fields: answer.fields }, { status, headers: { "Cache-Control": "no-store" } });
  const path = safeNext(next);
  const back = path ? new URL(path, "http://here.invalid") : null;
  if (back) {
    if (answer.ok) setAll(back, { file: answer.value.id, fileName: answer.value.name });
    else setAll(back, { fileError: answer.message });
    return new Response(null, { status: 303, headers: { Location: `${back.pathname}${back.search}` } });
  }
  return new Response(page(answer), { status, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Cache-Control": "no-store" } });
}

function setAll(url: URL, values: Record<string, string>): void {
  for (const name of ["file", "fileName", "fileError"]) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
}

function page(answer: Uploaded): string {
  const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const [title, text] = answer.ok ? ["文件已收到", `文件编号：${answer.value.id}。请返回上一页，把编号填到表里。`] : ["文件没有收到", answer.message];
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${escaped(text)}</p><p>请用浏览器的返回键回到刚才的页面。</p></html>`;
}
