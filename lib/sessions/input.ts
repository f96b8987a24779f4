import { z } from "zod";
import { isDay } from "#lib/calendar.ts";
import { keys, schoolOccasion, sessionKind, speciality, validityKind } from "#db/words.ts";

const id = z.uuid("请选择");
const emptyAs = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" || value === null ? undefined : value), schema);
const flag = z.preprocess((value) => value === true || value === "on" || value === "yes" || value === "true", z.boolean());
const day = z.string("请填日期").refine(isDay, "请填日期，例如 2026-11-25");
const time = z.string("请填时间").regex(/^([01]\d|2[0-3]):[0-5]\d$/, "请填时间，例如 09:00");
/** A wall time of Asia/Shanghai as `<input type="datetime-local">` gives it. */
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, "请填日期和时间").refine((text) => isDay(text.slice(0, 10)), "没有这一天");

export const shiftInput = z.object({
  /** Given when the shift stands already. */
  id: emptyAs(z.uuid().optional()),
  name: z.string("请填岗位名称").trim().min(1, "请填岗位名称").max(30, "岗位名称不超过 30 字"),
  /** Default: the whole session. */
  from: emptyAs(time.optional()),
  to: emptyAs(time.optional()),
  capacity: z.coerce.number("请填人数").int("请填整数").min(1, "至少 1 人").max(500, "最多 500 人"),
  speciality: emptyAs(z.enum(keys(speciality), "请从列表中选").optional()),
  asks: emptyAs(z.enum(keys(validityKind), "请从列表中选").optional()),
});

const plan = {
  kind: z.enum(keys(sessionKind), "请选择类型"),
  /** Default: made from the kind. */
  title: z.string().trim().max(60, "标题不超过 60 字").default(""),
  teamId: id,
  hostId: id,
  placeId: emptyAs(z.uuid("请从列表中选").optional()),
  placeText: z.string().trim().max(100, "地点不超过 100 字").default(""),
  about: z.string().trim().max(1000, "说明不超过 1000 字").default(""),
  day,
  from: time,
  to: time,
  shifts: z.array(shiftInput).min(1, "至少要有一个岗位").max(20, "最多 20 个岗位"),
  /** Default: open from now until the session starts. */
  signupFrom: emptyAs(moment.optional()),
  signupUntil: emptyAs(moment.optional()),
  /** At a school only. */
  occasion: emptyAs(z.enum(keys(schoolOccasion), "请从列表中选").optional()),
  classes: z.string().trim().max(100, "班级不超过 100 字").default(""),
  doubleRegistration: flag.default(false),
  risky: flag.default(false),
  risks: z.string().trim().max(500, "风险说明不超过 500 字").default(""),
  contactPhone: z.string().trim().regex(/^[0-9+\- ]{0,20}$/, "请填电话号码").default(""),
};

export interface PlanInput {
  placeId?: string | undefined;
  placeText: string;
  from: string;
  to: string;
  risky: boolean;
  risks: string;
  shifts: z.output<typeof shiftInput>[];
}

function consistent(input: PlanInput, ctx: z.core.$RefinementCtx): void {
  const say = (path: (string | number)[], message: string) => ctx.issues.push({ code: "custom", path, message, input });
  if (input.to <= input.from) say(["to"], "结束时间要晚于开始时间");
  if (!input.placeId && input.placeText === "") say(["placeId"], "请选地点，或在下面写明地点");
  // 志愿服务条例 art. 12: who organises tells the risks.
  if (input.risky && input.risks === "") say(["risks"], "有风险的服务要写明风险，让志愿者事先知道");
  input.shifts.forEach((shift, index) => {
    const from = shift.from ?? input.from;
    const to = shift.to ?? input.to;
    if (to <= from) say(["shifts", index, "to"], "结束时间要晚于开始时间");
    else if (from < input.from || to > input.to) say(["shifts", index, "from"], `岗位时间要在场次时间 ${input.from}–${input.to} 之内`);
  });
}

export const draftInput = z.object(plan).superRefine((input, ctx) => consistent(input, ctx as unknown as z.core.$RefinementCtx));
export const changeInput = z.object({ ...plan, sessionId: id, version: z.coerce.number().int() }).superRefine((input, ctx) => consistent(input, ctx as unknown as z.core.$RefinementCtx));
export const sessionIdInput = z.object({ sessionId: id });
export const cancelInput = z.object({ sessionId: id, reason: z.string("请写明原因").trim().min(2, "请写明原因，会告诉已报名的人").max(200, "原因不超过 200 字") });
export const duplicateInput = z.object({ sessionId: id, day });
/** How a talk at a school went: counts and words about it, no child's name (个人信息保护法 art. 31). */
export const talkInput = z.object({
  sessionId: id,
  classes: z.string().trim().max(100, "班级不超过 100 字").default(""),
  pupils: z.coerce.number("请填学生人数").int("请填整数").min(0, "不能小于 0").max(10_000, "不能超过 10000"),
  pupilFeedback: z.string().trim().max(1000, "反馈不超过 1000 字").default(""),
});
export type SessionPlan = z.output<typeof draftInput>;
