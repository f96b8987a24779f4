import { z } from "zod";
import { keys, source } from "#db/words.ts";
import { isDay } from "../calendar.ts";
import { DAY_CAP } from "./rules.ts";

const id = z.uuid("请重新选择");
const reason = z.string("请写明原因").trim().min(2, "请写明原因（至少两个字）").max(200, "原因最多 200 个字");

export const enteredRecord = z.object({
  signupId: id,
  personId: id,
  startsAt: z.date(),
  endsAt: z.date(),
  minutes: z.int().min(1).max(1440),
  source: z.enum(keys(source)),
  manual: z.boolean(),
  enteredBy: id,
  /** Why minutes beyond the plan, or a correction, were given. */
  reason: reason.nullable(),
});
export type EnteredRecord = z.output<typeof enteredRecord>;

/** What closing a session hands over: one row for each person who earned minutes. */
export const enterRecordsInput = z.object({ sessionId: id, records: z.array(enteredRecord).min(1).max(2000) });

export const confirmRecordInput = z.object({ id });
export const confirmRecordsInput = z.object({ ids: z.array(id, "请至少勾选一条").min(1, "请至少勾选一条").max(200, "一次最多确认 200 条") });
export const refuseRecordInput = z.object({ id, reason });
export const reverseRecordInput = z.object({ id, reason });
export const takeBackRecordInput = z.object({ signupId: id, reason });

export const declareServiceInput = z.object({
  personId: id,
  day: z.string("请选日期").refine(isDay, "请填一个存在的日期，如 2026-11-25"),
  communityId: z.uuid("请选择社区"),
  minutes: z.coerce.number("请填分钟数").int("请填整数分钟").min(1, "至少 1 分钟").max(DAY_CAP, `一天最多 ${DAY_CAP} 分钟`),
  what: z.string("请写做了什么").trim().min(2, "请写做了什么（至少两个字）").max(200, "最多 200 个字"),
  cardFileId: z
    .union([z.uuid("照片没有传上，请重新上传"), z.literal("")])
    .nullish()
    .transform((value) => value || null),
});
