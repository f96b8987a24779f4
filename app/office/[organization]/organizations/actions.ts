"use server";
import { officeAction } from "#app/_session/office-action.ts";
import type { Answered } from "#app/_ui/form/answer.ts";
import { addOrganization, approveOpeningTotal, changeOrganization, endOrganization, enterOpeningTotal, linkOrganization, moveOrganization, unlinkOrganization } from "#lib/organizations/commands.ts";
import { addPlace, changePlace, endPlace } from "#lib/places/commands.ts";

export async function add(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, addOrganization, ({ organizationId }) => `organizations/${organizationId}`);
}

export async function change(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, changeOrganization, ({ organizationId }) => `organizations/${organizationId}`);
}

export async function end(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, endOrganization, ({ organizationId }) => `organizations/${organizationId}`);
}

export async function move(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, moveOrganization, ({ organizationId }) => `organizations/${organizationId}`);
}

export async function link(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, linkOrganization, (_value, input) => `organizations/${String(input.organizationId)}/links`);
}

export async function unlink(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, unlinkOrganization, (_value, input) => `organizations/${String(input.organizationId)}/links`);
}

export async function enterTotal(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, enterOpeningTotal, (_value, input) => `organizations/${String(input.organizationId)}/totals`);
}

export async function approveTotal(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, approveOpeningTotal, (_value, input) => `organizations/${String(input.organizationId)}/totals`);
}

export async function addPlaceHere(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, addPlace, (_value, input) => `organizations/${String(input.communityId)}/places`);
}

export async function changePlaceHere(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, changePlace, (_value, input) => `organizations/${String(input.communityId)}/places`);
}

export async function endPlaceHere(_: Answered | null, form: FormData): Promise<Answered> {
  return officeAction(form, endPlace, (_value, input) => `organizations/${String(input.communityId)}/places`);
}
