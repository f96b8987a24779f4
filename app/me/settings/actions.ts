"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { clientAddress } from "#app/_session/client-address.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { changeOwnPhone, dropOwnPhone, restDays } from "#lib/people/commands.ts";
import { askForNumber, setPassword, triedTooOften } from "#lib/sign-in/commands.ts";

/** A code goes to the new number first; nothing changes before it is typed. */
export async function askForPhoneAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const answer = await askForNumber(await personHere(), { ...input, purpose: "phone_change" }, await clientAddress());
  if (!answer.ok) return failed(answer, values);
  redirect(`/me/settings/phone?request=${answer.value.codeId}`);
}

export async function changePhoneAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const me = await personHere();
  const { input, values, key } = parseForm(form);
  const tooOften = typeof input.codeId === "string" ? await triedTooOften(input.codeId, await clientAddress()) : null;
  const answer = tooOften ?? (await changeOwnPhone(me, { ...input, personId: me.personId }, key));
  if (!answer.ok) return failed(answer, values);
  redirect(`/me/settings?phone=${answer.value.shared ? "shared" : "changed"}`);
}

export async function dropPhoneAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const me = await personHere();
  const answer = await dropOwnPhone(me, { personId: me.personId }, parseForm(form).key);
  if (!answer.ok) return failed(answer, {});
  refresh();
  return answer;
}

export async function restDaysAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const me = await personHere();
  const { input, values, key } = parseForm(form);
  const answer = await restDays(me, { ...input, personId: me.personId }, key);
  if (!answer.ok) return failed(answer, values);
  refresh();
  return answer;
}

/** Without the form's key: a password's hash, even keyed, stands nowhere but in its own table. */
export async function setPasswordAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const answer = await setPassword(await personHere(), parseForm(form).input);
  if (!answer.ok) return failed(answer, {});
  refresh();
  return answer;
}
