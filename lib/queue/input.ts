import { z } from "zod";
import { boardKind, bookingPriority, keys, matterKind } from "#db/words.ts";
import { idField, nameField, phoneField, several } from "#lib/fields.ts";

export const openDeskInput = z.object({ sessionId: idField(), name: nameField("台号", 10), counsellorId: idField("请选择坐台的咨询志愿者。"), recorderId: z.union([z.literal(""), z.uuid()]).nullish().transform((value) => value || null) });
export const closeDeskInput = z.object({ deskId: idField() });
export const takeTicketInput = z.object({
  sessionId: idField(),
  matters: several(z.enum(keys(matterKind), "请从列表里选。")).refine((all) => all.length <= 4, "一次最多问 4 件事。").transform((all): typeof all => (all.length > 0 ? [...new Set(all)] : ["other"])),
  priority: z.enum(keys(bookingPriority)).default("none"),
  callMe: z.string().trim().max(20, "称呼最多 20 个字。").nullish().transform((value) => value ?? ""),
  phone: phoneField,
});
/** By the board's or the kiosk's link: the token says which session. */
export const kioskTicketInput = z.object({ token: z.string().min(10).max(60), priority: z.enum(keys(bookingPriority)).default("none") });
export const arriveInput = z.object({ bookingId: idField() });
export const callNextInput = z.object({ deskId: idField(), current: z.union([z.literal(""), z.uuid()]).nullish().transform((value) => value ?? "") });
export const atDeskInput = z.object({ bookingId: idField() });
export const bringBackInput = z.object({ bookingId: idField(), counsellorId: idField() });
export const moveDeskInput = z.object({ bookingId: idField() });
export const makeBoardInput = z.object({ sessionId: idField(), kind: z.enum(keys(boardKind), "请选叫号屏还是取号机。"), token: z.string().min(20).max(60) });
export const endBoardInput = z.object({ sessionId: idField(), kind: z.enum(keys(boardKind)) });
