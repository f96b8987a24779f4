"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { confirmRecord, confirmRecords, refuseRecord, reverseRecord } from "#lib/hours/commands.ts";
import { recordNames } from "#lib/hours/queries.ts";
import { confirmRefusals } from "#lib/hours/rules.ts";

/** Confirms the ticked ones; whom it left is named with the reason, beside the list. */
export async function confirmTicked(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const actor = await postHere(String(input.organization ?? ""));
  const answer = await confirmRecords(actor, input, key);
  if (!answer.ok) return failed(answer, values);
  refresh();
  const { confirmed, left } = answer.value;
  if (left.length === 0) return answer;
  const names = await recordNames(actor, left.map((each) => each.id));
  const why = left.map((each) => `${names.get(each.id) ?? "一条记录"}：${confirmRefusals[each.code]}`).join(" ");
  return failed({ ok: false, code: "some_left", message: `已确认 ${confirmed.length} 条，还有 ${left.length} 条没有确认。${why}`, fields: {}, freshKey: crypto.randomUUID() }, values);
}

export async function confirmOne(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await confirmRecord(await postHere(String(input.organization ?? "")), input, key);
  refresh();
  return answer.ok ? answer : failed(answer, values);
}

export async function sendBack(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await refuseRecord(await postHere(String(input.organization ?? "")), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/office/${String(input.organization)}/hours`);
}

export async function takeBack(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await reverseRecord(await postHere(String(input.organization ?? "")), input, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/office/${String(input.organization)}/hours/${answer.value.reversed}`);
}
