"use server";
import { redirect } from "next/navigation";
import { forget, goOn } from "#app/_session/enter.ts";
import { clientAddress } from "#app/_session/client-address.ts";
import { personActor, standingHere, whoHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { askForCode, choosePerson, enterAsShown, enterCode, enterPassword, leave } from "#lib/sign-in/commands.ts";
import { enterByCard } from "#lib/sign-in-cards/commands.ts";
import { safeNext } from "#lib/sign-in/rules.ts";

export async function askForCodeAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const answer = await askForCode(input, await clientAddress());
  if (!answer.ok) return failed(answer, values);
  const query = new URLSearchParams({ request: answer.value.codeId });
  const next = safeNext(textOf(form, "next"));
  if (next) query.set("next", next);
  redirect(`/sign-in/code?${query}`);
}

export async function enterCodeAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const answer = await enterCode(input, await clientAddress());
  return answer.ok ? goOn(answer.value, textOf(form, "next")) : failed(answer, values);
}

export async function enterPasswordAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const answer = await enterPassword(input, await clientAddress());
  return answer.ok ? goOn(answer.value, textOf(form, "next")) : failed(answer, values);
}

/** The sign-in that chooses is the cookie's, never the form's. */
export async function choosePersonAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const standing = await standingHere();
  if (standing === null) redirect("/sign-in");
  const answer = await choosePerson({ kind: "visitor" }, { signInId: standing.signInId, personId: textOf(form, "personId") });
  return answer.ok ? goOn(answer.value, textOf(form, "next")) : failed(answer, {});
}

export async function enterByCardAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const answer = await enterByCard({ token: textOf(form, "token") }, await clientAddress());
  return answer.ok ? goOn(answer.value, undefined) : failed(answer, {});
}

export async function enterAsShownAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const answer = await enterAsShown(textOf(form, "personId"));
  return answer.ok ? goOn(answer.value, textOf(form, "next")) : failed(answer, {});
}

export async function signOutAction(): Promise<void> {
  const who = await whoHere();
  if (who) await leave(personActor(who), { everywhere: false });
  await forget();
  redirect("/");
}

export async function signOutEverywhereAction(): Promise<Answered> {
  const who = await whoHere();
  if (who) await leave(personActor(who), { everywhere: true });
  await forget();
  redirect("/sign-in");
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
