"use server";
import { redirect } from "next/navigation";
import { actorHere, personHere, standingHere } from "#app/_session/actor.ts";
import { clientAddress } from "#app/_session/client-address.ts";
import { goOn } from "#app/_session/enter.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { joinAsNew, joinByLink } from "#lib/joining/commands.ts";
import { askForNumber, enterByNumber } from "#lib/sign-in/commands.ts";
import { isChoosing } from "#lib/sign-in/queries.ts";

export async function askForNumberAction(token: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const answer = await askForNumber(await actorHere(), { ...input, purpose: "joining" }, await clientAddress());
  if (!answer.ok) return failed(answer, values);
  redirect(`/join/${token}/code?request=${answer.value.codeId}`);
}

export async function enterNumberAction(token: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const answer = await enterByNumber(input, await clientAddress());
  return answer.ok ? goOn(answer.value, undefined, `/join/${token}/who`) : failed(answer, values);
}

/** The sign-in that holds the number is the cookie's, never the form's. A second tap finds him joined. */
export async function joinAsNewAction(token: string, _: Answered | null, form: FormData): Promise<Answered> {
  const standing = await standingHere();
  if (!isChoosing(standing)) redirect(`/join/${token}`);
  const { input, values } = parseForm(form);
  const answer = await joinAsNew({ ...input, token, signInId: standing.signInId }, await clientAddress());
  return answer.ok ? goOn(answer.value, `/join/${token}`) : failed(answer, values);
}

export async function joinAction(token: string, _: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await joinByLink(await personHere(), { ...input, token }, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/join/${token}`);
}
