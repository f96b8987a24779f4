import { z } from "zod";
import { keys, matterKind, matterOutcome, procedureStage, referralKind } from "#db/words.ts";

const id = z.uuid("请从列表中选择");
const day = z.iso.date("请填写日期，例如 2026-12-09");
const words = z.string().trim().max(4000, "最多 4000 字").default("");
const tick = z.preprocess((value) => value === true || value === "yes" || value === "on", z.boolean());
const list = <T extends z.ZodType>(item: T) => z.preprocess((value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]), z.array(item));
const optional = <T extends z.ZodType>(item: T) => z.preprocess((value) => (value === "" ? undefined : value), item.optional());

const sheet = {
  stage: z.enum(keys(procedureStage), "请选择是否已进入诉讼等程序"),
  minutes: z.coerce.number("请填写分钟数").int("请填写整数分钟").min(1, "至少 1 分钟").max(480, "最多 480 分钟"),
  matters: z
    .preprocess((value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.values(value) : value), z.array(z.object({ kind: z.enum(keys(matterKind), "请选择事项"), outcome: z.enum(keys(matterOutcome), "请选择结果") })))
    .refine((matters) => matters.length > 0, "请至少选一个事项")
    .refine((matters) => matters.length <= 9, "一次最多登记 9 个事项"),
  referrals: list(z.enum(keys(referralKind), "请选择转介去处")),
  followUpOn: optional(day),
  who: z.string().trim().max(100, "最多 100 字").default(""),
  facts: words,
  advice: words,
};

/** A case as ticked on the paper 咨询登记表; words are optional and are sealed. What is said at a desk begins with the intake. */
export const logCaseInput = z.object({
  sessionId: id,
  /** The counsellor, when a recorder does the keying; else himself. */
  counsellorId: optional(id),
  consent: tick,
  noConflict: tick,
  ...sheet,
});

export const changeCaseInput = z.object({ caseId: id, version: z.coerce.number().int(), ...sheet });
export const closeCaseInput = z.object({ caseId: id });
export const reopenCaseInput = z.object({ caseId: id, reason: z.string().trim().min(2, "请写明重新办理的原因").max(200, "最多 200 字") });
export const readWordsInput = z.object({ caseId: id });
