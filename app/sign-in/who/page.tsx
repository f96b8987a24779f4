import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { standingHere } from "#app/_session/actor.ts";
import { Tap } from "#app/_ui/form/tap.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { Actions, PageHead } from "#app/_ui/sheet.tsx";
import { isChoosing, personsToChoose } from "#lib/sign-in/queries.ts";
import { safeNext } from "#lib/sign-in/rules.ts";
import { choosePersonAction } from "../actions.ts";

export const metadata: Metadata = { title: "您是哪一位" };

export default async function WhoPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const next = safeNext((await searchParams).next) ?? "";
  const standing = await standingHere();
  if (!isChoosing(standing)) redirect(standing ? next || "/me" : "/sign-in");
  return (
    <ResidentShell>
      <PageHead title="您是哪一位？" about="这个手机号登记了不止一位，请选自己。" />
      <Actions>
        {(await personsToChoose(standing)).map((one) => (
          <Tap key={one.id} action={choosePersonAction} label={`我是${one.name}`} look="plain" fields={{ personId: one.id, next }} />
        ))}
      </Actions>
    </ResidentShell>
  );
}
