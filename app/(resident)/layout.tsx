import type { ReactNode } from "react";
import { whoHere } from "#app/_session/actor.ts";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";

export default async function ResidentLayout({ children }: { children: ReactNode }) {
  const who = await whoHere();
  return <ResidentShell who={who?.name}>{children}</ResidentShell>;
}
