import { z } from "zod";
import { keys, referralAnswer } from "#db/words.ts";
import { dayField, idField, optionalDay, optionalId } from "#lib/fields.ts";

const words = z.string().trim().max(4000, "最多 4000 字").default("");
const caseId = z.uuid();

export const setFollowUpInput = z.object({ caseId, dueOn: dayField("请填写哪天跟进。") });
/** Which follow-up; without an id the next that is open. `nextOn`: another is set at once. */
export const completeFollowUpInput = z.object({ caseId, followUpId: optionalId, nextOn: optionalDay });

export const addEntryInput = z
  .object({
    caseId,
    kind: z.enum(["talk", "minutes", "mediation"], "请选择是哪一种"),
    day: dayField(),
    /** Another talk in a later session, with its minutes; the others have none. */
    sessionId: optionalId,
    minutes: z.coerce.number("请填写分钟数").int("请填写整数分钟").min(1, "至少 1 分钟").max(480, "最多 480 分钟").nullish(),
    text: words,
  })
  .refine((input) => input.kind !== "talk" || input.minutes, { path: ["minutes"], message: "再次咨询请填写用了多少分钟。" })
  .refine((input) => input.kind === "talk" || input.text !== "", { path: ["text"], message: "请写下内容。" });

export const answerReferralInput = z.object({ caseId, referralId: idField(), answer: z.enum(keys(referralAnswer), "请选择结果"), answeredOn: dayField(), text: words });
export const keepMediationInput = z.object({ caseId, number: z.string({ error: "请填写人民调解委员会的协议编号。" }).trim().min(1, "请填写人民调解委员会的协议编号。").max(60, "最多 60 字"), agreedOn: dayField("请填写协议的日期。") });
export const confirmMediationInput = z
  .object({ caseId, confirmedOn: optionalDay, waived: z.string().trim().max(60, "最多 60 字").default("") })
  .refine((input) => (input.confirmedOn === null) !== (input.waived === ""), { path: ["confirmedOn"], message: "填写确认的日期，或写明为什么不申请，二选一。" });
