import { z } from "zod";
import { dayField, idField, nameField, optionalId, phoneField, reasonField, textField, wholeNumber } from "#lib/fields.ts";

const time = (message: string) => z.string({ error: message }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, message);
const maybeTime = z.string().nullish().transform((value) => value || null).refine((value) => value === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(value), "请填时间，例如 09:00。");

/** A line a weekday (1 = Monday … 7 = Sunday); both times empty: closed. */
const hours = z
  .array(z.object({ weekday: z.coerce.number().int().min(1).max(7), from: maybeTime, to: maybeTime }))
  .max(7)
  .default([])
  .superRefine((lines, ctx) => {
    for (const [at, line] of lines.entries()) {
      if ((line.from === null) !== (line.to === null)) ctx.addIssue({ code: "custom", path: [at, line.from === null ? "from" : "to"], message: "请把开始和结束都填上，或都不填。" });
      else if (line.from !== null && line.to !== null && line.to <= line.from) ctx.addIssue({ code: "custom", path: [at, "to"], message: "关门要晚于开门。" });
    }
  })
  .refine((lines) => lines.some((line) => line.from !== null), "请至少填一天的开放时间。")
  .refine((lines) => new Set(lines.map((line) => line.weekday)).size === lines.length, "一个星期几只填一行。");

const details = { name: nameField("名称", 30), placeId: optionalId, capacity: wholeNumber({ min: 1, max: 2000, otherwise: 0 }), about: textField(300), hours };

export const addRoomInput = z.object({ communityId: idField("请选择社区。"), ...details });
export const changeRoomInput = z.object({ roomId: idField(), version: z.coerce.number().int(), ...details });
export const endRoomInput = z.object({ roomId: idField(), reason: reasonField });

export const closeRoomDaysInput = z.object({ roomId: idField(), fromDay: dayField(), toDay: dayField(), reason: reasonField }).refine((input) => input.toDay >= input.fromDay, { message: "最后一天不能早于第一天。", path: ["toDay"] });
export const reopenRoomDaysInput = z.object({ closureId: idField() });

export const bookRoomInput = z
  .object({
    roomId: idField(),
    day: dayField("请选日期。"),
    from: time("请填开始时间，例如 09:00。"),
    to: time("请填结束时间，例如 11:00。"),
    purpose: nameField("用途", 60),
    people: wholeNumber({ min: 1, max: 2000, otherwise: 0 }),
    /** The office that uses it; empty: residents, by the community. */
    organizationId: optionalId,
    callMe: z.string().trim().max(20, "称呼最多 20 个字。").nullish().transform((value) => value ?? ""),
    phone: phoneField,
  })
  .refine((input) => input.to > input.from, { message: "结束时间要晚于开始时间。", path: ["to"] });
export const cancelRoomBookingInput = z.object({ bookingId: idField(), reason: reasonField });
export const eraseRoomContactInput = z.object({ bookingId: idField() });
