"use server";
import { refresh } from "next/cache";
import { postHere } from "#app/_session/actor.ts";
import { officeAction } from "#app/_session/office-action.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import type { Actor } from "#lib/actor.ts";
import { beginCallBack, recordCallBack, reopenRequest } from "#lib/call-backs/commands.ts";
import { acceptDispatch, dispatchRequest, finishAssist, objectDispatch, withdrawDispatch } from "#lib/dispatches/commands.ts";
import { answerRequest, extendRequest, noteRequest, pushDown, recordInspection, resolveRequest } from "#lib/handling/commands.ts";
import { turnIntoItem } from "#lib/request-turns/commands.ts";
import type { Answer } from "#lib/refusal.ts";
import { changeRequest, mergeRequest, publishResult, redirectRequest, takeBackRedirect, unmergeRequest } from "#lib/requests/commands.ts";

type Before = Answered | null;
type Command = (actor: Actor, input: unknown, key?: string) => Promise<Answer<{ id: string }>>;
const toRequest = (value: { id: string }) => `requests/${value.id}`;

/** A form on the request's own page: the page shows what came of it. */
async function onPage(form: FormData, command: Command): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const answer = await command(await postHere(String(input.office ?? "")), input, key);
  // Refused, the form stays as it is with its words: the newest state may have no such form any more.
  if (!answer.ok) return failed(answer, values);
  refresh();
  return answer;
}

export async function accept(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, acceptDispatch);
}
export async function finish(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, finishAssist);
}
export async function answer(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, answerRequest);
}
export async function note(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, noteRequest);
}
export async function inspect(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, recordInspection);
}
export async function resolve(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, resolveRequest);
}
export async function markPushedDown(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, pushDown);
}
export async function publish(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, publishResult);
}
export async function askResident(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, beginCallBack);
}
export async function writeCallBack(_: Before, form: FormData): Promise<Answered> {
  return onPage(form, recordCallBack);
}

export async function turn(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, turnIntoItem, (value) => `${value.kind === "wish" ? "wishes" : "lists"}/${value.id}`);
}
export async function dispatch(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, dispatchRequest, toRequest);
}
export async function object(_: Before, form: FormData): Promise<Answered> {
  // Who sent it back may read it no longer: the list, not the request.
  return officeAction(form, objectDispatch, () => "requests?done=objected");
}
export async function withdraw(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, withdrawDispatch, toRequest);
}
export async function extend(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, extendRequest, toRequest);
}
export async function redirectElsewhere(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, redirectRequest, toRequest);
}
export async function takeBack(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, takeBackRedirect, toRequest);
}
export async function merge(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, mergeRequest, toRequest);
}
export async function unmerge(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, unmergeRequest, toRequest);
}
export async function correct(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, changeRequest, toRequest);
}
export async function reopen(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, reopenRequest, toRequest);
}
