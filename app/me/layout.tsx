import type { ReactNode } from "react";
import { whoHere } from "#app/_session/actor.ts";
import { MeShell } from "#app/_ui/me-shell.tsx";
import { myCorners } from "#lib/signups/queries.ts";

export default async function MeLayout({ children }: { children: ReactNode }) {
  const who = await whoHere();
  const corners = who ? await myCorners(who.personId) : { cases: false, community: false };
  return (
    <MeShell name={who?.name ?? "登录"} {...corners}>
      {children}
    </MeShell>
  );
}
