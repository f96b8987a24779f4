"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { failed, type Answered } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { endExemption, enterExemption, enterHeadCount, verifyHeadCount } from "#lib/participation/commands.ts";
import { confirmRecord, declareService, refuseRecord } from "#lib/hours/commands.ts";
import { acceptMemberRegistrations, acceptUnitRegistration, endMemberRegistration, endUnitRegistration, moveMemberRegistration, returnMemberRegistrations, returnUnitRegistration, submitMemberRegistration, submitMemberRegistrations, submitUnitRegistration } from "#lib/registrations/commands.ts";

type Run = (actor: Awaited<ReturnType<typeof postHere>>, input: unknown, key: string) => Promise<Answered>;

/** Who, command, then on to another page or the same one drawn again; a refusal goes back with what was typed. */
async function act(segment: string, form: FormData, run: Run, then?: string): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await run(await postHere(segment), input, key);
  if (!answer.ok) return failed(answer, values);
  if (then) redirect(`/office/${segment}/${then}`);
  refresh();
  return answer;
}

const home = "registrations";
const members = "registrations/members";

export async function submitUnitAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, submitUnitRegistration, home);
}

export async function acceptUnitAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, acceptUnitRegistration);
}

export async function returnUnitAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, returnUnitRegistration, home);
}

export async function endUnitAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, endUnitRegistration, home);
}

export async function submitMemberAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, submitMemberRegistration, members);
}

export async function submitListAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, submitMemberRegistrations, `${members}?group=submitted`);
}

export async function acceptMembersAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, acceptMemberRegistrations);
}

/** One list, two buttons: accept those ticked, or go on to return them with a reason. Nobody ticked is nobody, never the whole list. */
export async function acceptTickedAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  const { input, values } = parseForm(form);
  const ids = [input.registrationIds ?? []].flat().filter((id) => typeof id === "string");
  if (ids.length === 0) return failed({ ok: false, code: "nobody_ticked", message: "请先勾选。要办整份名单，请回上一页。", fields: { registrationIds: "请至少勾选一人。" } }, values);
  if (form.get("move") === "return") {
    const place = new URLSearchParams([...["source", "communityId", "unitId"].flatMap((name) => (typeof input[name] === "string" ? [[name, input[name]] as [string, string]] : [])), ...ids.map((id): [string, string] => ["id", id])]);
    redirect(`/office/${segment}/registrations/waiting/return?${place}`);
  }
  return act(segment, form, acceptMemberRegistrations);
}

export async function returnMembersAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, returnMemberRegistrations, home);
}

export async function endMemberAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, endMemberRegistration, home);
}

export async function moveMemberAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, moveMemberRegistration, members);
}

export async function enterExemptionAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, enterExemption, "registrations/exemptions");
}

export async function endExemptionAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, endExemption);
}

export async function enterHeadCountAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, enterHeadCount, "registrations/head-counts");
}

export async function verifyHeadCountAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, verifyHeadCount);
}

export async function declareForAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, declareService);
}

export async function confirmDeclaredAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, confirmRecord);
}

export async function refuseDeclaredAction(segment: string, _previous: Answered | null, form: FormData): Promise<Answered> {
  return act(segment, form, refuseRecord, "registrations/declared");
}
