"use server";
import { officeAction } from "#app/_session/office-action.ts";
import type { Answered } from "#app/_ui/form/answer.ts";
import { changeAgreement, endAgreement, makeAgreement, renewAgreement, startAgreement } from "#lib/agreements/commands.ts";

const toPage = ({ agreementId }: { agreementId: string }) => `agreements/${agreementId}`;

export async function make(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, makeAgreement, toPage);
}

export async function change(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, changeAgreement, toPage);
}

export async function start(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, startAgreement, toPage);
}

export async function renew(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, renewAgreement, toPage);
}

export async function end(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, endAgreement, toPage);
}
