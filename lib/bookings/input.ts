import { z } from "zod";
import { bookingPriority, bookingVia, keys, matterKind } from "#db/words.ts";
import { idField, phoneField, reasonField, several, textField, ticked } from "#lib/fields.ts";
import { enterCodeInput } from "#lib/sign-in/input.ts";

const callMe = z.string({ error: "请写怎么称呼您。" }).trim().min(1, "请写怎么称呼您，例如 张奶奶。").max(20, "称呼最多 20 个字。");
const matters = several(z.enum(keys(matterKind), "请从列表里选。")).refine((all) => all.length > 0, "请选要问的事，可以选几件。").refine((all) => all.length <= 4, "一次最多问 4 件事。").transform((all) => [...new Set(all)]);
const slot = z.union([z.literal(""), z.iso.datetime({ offset: true, error: "请选一个时间。" })]).nullish().transform((value) => (value ? new Date(value) : null));
/** A household member books with his own number for one who has none. */
const via = z.enum(["self", "household"], "请选给谁约。").default("self");
const what = { matters, priority: z.enum(keys(bookingPriority)).default("none"), homeVisit: ticked };

/** By a resident himself, his number proved by the code; no time chosen means the waitlist. */
const bySelf = { sessionId: idField(), slotAt: slot, callMe, via, ...what };
export const bookSlotInput = z.object(bySelf).and(enterCodeInput);
/** What is asked before the code goes out. */
export const askToBookInput = z.object({ ...bySelf, phone: phoneField.refine((value) => /^1[3-9]\d{9}$/.test(value), "请填写 11 位手机号，例如 13900000001。") });
export const chooseMattersInput = z.object({ matters });
/** By the counter for a caller or a visitor, or for a household member; a phone may be missing. */
export const bookForInput = z.object({ sessionId: idField(), slotAt: slot, callMe, phone: phoneField, via: z.enum(keys(bookingVia)).exclude(["self", "walk_in"]).default("counter"), ...what });
export const changeSlotInput = z.object({ bookingId: idField(), slotAt: z.iso.datetime({ offset: true, error: "请选一个时间。" }).transform((value) => new Date(value)) });
export const addMattersInput = z.object({ bookingId: idField(), matters });
export const cancelBookingInput = z.object({ bookingId: idField(), reason: textField(100) });
export const cancelForInput = z.object({ bookingId: idField(), reason: reasonField });
export const answerReminderInput = z.object({ bookingId: idField(), comes: z.enum(["yes", "no"], "请选来还是不来。") });
export const fillFreedInput = z.object({ sessionId: z.uuid() });
export const remindBookingInput = z.object({ bookingId: z.uuid() });
export const endBookingsInput = z.object({ sessionId: z.uuid(), how: z.enum(["cancelled", "closed"]) });
export const eraseBookingContactsInput = z.object({ sessionId: z.uuid() });
