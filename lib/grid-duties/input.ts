import { z } from "zod";
import { idField, several } from "#lib/fields.ts";

const time = (message: string) => z.string({ error: message }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, message);

export const setGridDutyInput = z
  .object({
    gridId: idField(),
    postId: idField("请选择网格员。"),
    rank: z.enum(["1", "2"], "请选择 A 岗还是 B 岗。"),
    weekdays: several(z.enum(["1", "2", "3", "4", "5", "6", "7"], "请选择星期几。")).refine((days) => days.length > 0, "请选择星期几。"),
    fromTime: time("请填上班时间，例如 08:30。"),
    toTime: time("请填下班时间，例如 18:00。"),
  })
  .refine((input) => input.toTime > input.fromTime, { message: "下班时间要比上班时间晚。", path: ["toTime"] });
export const endGridDutyInput = z.object({ dutyId: idField() });
