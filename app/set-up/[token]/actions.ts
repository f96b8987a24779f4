"use server";
import { clientAddress } from "#app/_session/client-address.ts";
import { goOn } from "#app/_session/enter.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { setUp } from "#lib/set-up/commands.ts";

export async function setUpAction(_previous: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const answer = await setUp(input, await clientAddress());
  return answer.ok ? goOn(answer.value, "/office") : failed(answer, values);
}
