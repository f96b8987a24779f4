"use server";
import { officeAction } from "#app/_session/office-action.ts";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { addPerson, changePerson, endPerson, moveUnit, pastePersons, restDaysFor } from "#lib/people/commands.ts";
import { pastePersonsInput } from "#lib/people/input.ts";
import { pastePreview } from "#lib/people/queries.ts";
import type { PastePreviewRow } from "#lib/people/rules.ts";
import { endPost, grantPost } from "#lib/posts/commands.ts";
import { endSpeciality, enterValidity, recogniseSpeciality, withdrawValidity } from "#lib/specialities/commands.ts";

const toPerson = (_value: unknown, input: { personId?: unknown }) => `people/${String(input.personId)}`;

export async function add(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, addPerson, ({ personId }) => `people/${personId}`);
}

export async function change(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, changePerson, toPerson);
}

export async function end(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, endPerson, toPerson);
}

export async function move(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, moveUnit, toPerson);
}

export async function rest(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, restDaysFor, toPerson);
}

export async function grant(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, grantPost, toPerson);
}

export async function endHisPost(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, endPost, toPerson);
}

export async function recognise(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, recogniseSpeciality, toPerson);
}

export async function withdrawHisValidity(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, withdrawValidity, toPerson);
}

export async function endHisSpeciality(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, endSpeciality, toPerson);
}

export async function enter(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, enterValidity, toPerson);
}

export async function paste(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, pastePersons, ({ added }) => `people?added=${added}`);
}

/** What the paste would do; changes nothing. */
export async function preview(_: Answered<PastePreviewRow[]> | null, form: FormData): Promise<Answered<PastePreviewRow[]>> {
  const { input, values } = parseForm(form);
  const actor = await postHere(String(input.office));
  const parsed = pastePersonsInput.safeParse(input);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
    return failed({ ok: false, code: "invalid", message: "有内容需要修改，请看标红的地方。", fields }, values);
  }
  const rows = await pastePreview(actor, parsed.data.organizationId, parsed.data.lines);
  return rows ? { ok: true, value: rows } : failed({ ok: false, code: "forbidden", message: "您没有权限在这个组织里加人。", fields: {} }, values);
}
