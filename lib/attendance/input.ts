import { z } from "zod";
import { MOST_EXTRA } from "../hours/rules.ts";
import { talkInput } from "../sessions/input.ts";

const id = z.uuid("请重新选择");
const reason = z.string("请写明原因").trim().min(2, "请写明原因（至少两个字）").max(200, "原因最多 200 个字");
const time = z.string("请填时间，如 09:05").trim().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "请填时间，如 09:05");
const timeOrNothing = z.union([time, z.literal("")], "请填时间，如 09:05").default("");
const count = (most: number) => z.coerce.number("请填数字").int("请填整数").min(0, "不能小于 0").max(most, `不能超过 ${most}`);

export const openDayInput = z.object({ sessionId: id });

/** `as`: the lead on site, or somebody who taps for him (代签到); by the right of who taps when left out. */
export const checkInput = z.object({ signupId: id, as: z.enum(["lead", "proxy"]).optional() });
export const checkOutAllInput = z.object({ sessionId: id });

export const selfInput = z.object({ signupId: id, code: z.string("请填现场的六位数字").trim().regex(/^\d{6}$/, "请填现场的六位数字") });

/** The signed sheet keyed in at once: rows without an arrival are left as they are. */
export const paperInput = z.object({
  sessionId: id,
  rows: z
    .array(z.object({ signupId: id, in: timeOrNothing, out: timeOrNothing }).refine((row) => row.in !== "" || row.out === "", { path: ["in"], message: "填了签退，还缺签到时间" }).refine((row) => row.in === "" || row.out === "" || row.out >= row.in, { path: ["out"], message: "签退不能早于签到" }))
    .max(500),
});

export const walkInInput = z.object({ shiftId: id, personId: z.uuid("请选择到场的队员"), overruleReason: z.string().trim().max(200, "原因最多 200 个字").default("") });

export const awayInput = z.object({ signupId: id, to: z.enum(["absent", "excused"], "请选择未到或请假") });

export const correctAttendanceInput = z
  .object({ signupId: id, to: z.enum(["attended", "absent", "excused"], "请选择更正为"), in: timeOrNothing, out: timeOrNothing, reason })
  .refine((input) => input.to !== "attended" || input.in !== "", { path: ["in"], message: "更正为已到，要填签到时间" })
  .refine((input) => input.in === "" || input.out === "" || input.out >= input.in, { path: ["out"], message: "签退不能早于签到" });

export const extraInput = z
  .object({ signupId: id, minutes: z.union([z.literal("").transform(() => 0), count(MOST_EXTRA)]).default(0), reason: z.string().trim().max(200, "原因最多 200 个字").default("") })
  .refine((row) => row.minutes === 0 || row.reason.length >= 2, { path: ["reason"], message: "延长要写明原因" });

export const closeSessionInput = z.object({
  sessionId: id,
  peopleServed: count(100_000),
  problemsSolved: count(100_000).default(0),
  summary: z.string().trim().max(1000, "小结最多 1000 个字").default(""),
  extras: z.array(extraInput).max(500).default([]),
  /** At a school only, where the number of pupils is asked. */
  classes: talkInput.shape.classes,
  pupils: z.preprocess((value) => (value === "" || value === null ? undefined : value), talkInput.shape.pupils.optional()),
  pupilFeedback: talkInput.shape.pupilFeedback,
});
