import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";

export const elderCookie = "elder";
export const elderHeader = "x-elder";

/** 长辈模式 of this request: what the address just said, else what was remembered. */
export async function elderMode(): Promise<boolean> {
  const said = (await headers()).get(elderHeader);
  const kept = (await cookies()).get(elderCookie)?.value;
  return (said ?? kept) === "1";
}

/** For the switch. An address that still says ?elder= would undo it at the next load, so it is left for one that doesn't. */
export async function rememberElder(on: boolean): Promise<void> {
  (await cookies()).set(elderCookie, on ? "1" : "0", { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true });
  const referer = (await headers()).get("referer") ?? "";
  if (!URL.canParse(referer)) return;
  const from = new URL(referer);
  if (!from.searchParams.has(elderCookie)) return;
  from.searchParams.delete(elderCookie);
  redirect(from.pathname + from.search);
}
