export const dynamic = "force-dynamic";

/** Alive, nothing more; whether it can serve is /api/ready. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { "cache-control": "no-store" } });
}
