import { z } from "zod";
import { jielongWhy, keys } from "#db/words.ts";

const id = z.uuid("请选择");
const flag = z.preprocess((value) => value === true || value === "on" || value === "yes" || value === "true" || value === "1", z.boolean());
/** Nobody is assigned without his consent (志愿服务条例 art. 25, Principle 4). */
const agreed = flag.refine((yes) => yes, "请先问过本人，本人同意才能代报名");
const reason = z.string().trim().max(200, "不超过 200 字").default("");

/** The name of a kept 接龙 line that this sign-up settles. */
const nameId = z.preprocess((value) => (value === "" ? undefined : value), id.optional());

export const signUpInput = z.object({ shiftId: id, instant: flag.default(false) });
export const proxyInput = z.object({ shiftId: id, personId: id, agreed, instant: flag.default(false), overruleReason: reason, nameId });
export const listInput = z.object({ shiftId: id, personIds: z.array(id).min(1, "请至少勾选一人").max(200, "一次最多 200 人"), agreed });
export const keepNamesInput = z.object({ shiftId: id, names: z.array(z.object({ name: z.string().trim().min(1).max(40), note: z.string().default(""), why: z.enum(keys(jielongWhy)) })).min(1).max(200) });
export const settleNameInput = z.object({ nameId: id, outcome: z.enum(["signed", "out"], "请选择结果") });
export const cancelInput = z.object({ signupId: id, reason });
export const answerInput = z.object({ signupId: id, accept: flag });
export const reconfirmInput = z.object({ signupId: id, comes: flag });
export const signupIdInput = z.object({ signupId: id });
export const shiftIdInput = z.object({ shiftId: id });
export const sessionIdInput = z.object({ sessionId: id });
export const endInput = z.object({ sessionId: id, reason: z.string().min(1) });
