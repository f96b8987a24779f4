import { type NextRequest, NextResponse } from "next/server";
import { elderCookie, elderHeader } from "#app/_session/elder.ts";
import { hereHeader } from "#app/_session/here.ts";
import { nonceHeader } from "#app/_session/nonce.ts";

/** Only what must happen before a page is rendered: the nonce of its policy and 长辈模式 said in a link. Who may see what is asked in lib. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set(nonceHeader, nonce);
  headers.set("content-security-policy", policy);
  headers.delete(elderHeader);
  headers.set(hereHeader, request.nextUrl.pathname + request.nextUrl.search);

  const elder = request.method === "GET" ? request.nextUrl.searchParams.get(elderCookie) : null;
  const said = elder === "1" || elder === "0" ? elder : null;
  if (said) headers.set(elderHeader, said);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (said) response.cookies.set(elderCookie, said, { path: "/", maxAge: 31_536_000, sameSite: "lax", httpOnly: true });
  return response;
}

/** style-src-attr is open because echarts writes style attributes into the SVG it draws on the server. */
function contentPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// Named paths, not "anything with a dot": a page reached as /sessions/x.png would lose its policy.
export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/static/|_next/image|icon\\.svg$|manifest\\.webmanifest$|favicon\\.ico$|robots\\.txt$).*)",
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};
