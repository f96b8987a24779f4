"use server";
import { officeAction } from "#app/_session/office-action.ts";
import type { Answered } from "#app/_ui/form/answer.ts";
import { addRoom, bookRoom, cancelRoomBooking, changeRoom, closeRoomDays, endRoom, reopenRoomDays } from "#lib/rooms/commands.ts";

type Before = Answered | null;
const toDay = (value: { roomId: string; day: string }) => `rooms/${value.roomId}?day=${value.day}`;

export async function add(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, addRoom, (value) => `rooms/${value.id}`);
}
export async function change(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, changeRoom, (value) => `rooms/${value.id}`);
}
export async function end(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, endRoom, () => "rooms");
}
export async function close(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, closeRoomDays, (value) => `rooms/${value.id}/closures`);
}
export async function reopen(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, reopenRoomDays, (value) => `rooms/${value.id}/closures`);
}
export async function book(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, bookRoom, toDay);
}
export async function cancel(_: Before, form: FormData): Promise<Answered> {
  return officeAction(form, cancelRoomBooking, toDay);
}
