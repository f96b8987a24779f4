"use server";
import { refresh } from "next/cache";
import { personHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { changeOwnPhone, restDays } from "#lib/people/commands.ts";
import { setPassword } from "#lib/sign-in/commands.ts";

export async function changePhoneAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const me = await personHere();
  const { input, values, key } = parseForm(form);
  const answer = await changeOwnPhone(me, { phone: input.phone ?? "", personId: me.personId }, key);
  if (!answer.ok) return failed(answer, values);
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
