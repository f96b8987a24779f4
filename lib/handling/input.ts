import { z } from "zod";
import { dayField, idField, reasonField, ticked } from "#lib/fields.ts";
import { photosField } from "#lib/requests/input.ts";

const said = (what: string) => z.string({ error: `请写${what}。` }).trim().min(2, `请写${what}，至少两个字。`).max(500, "最多 500 个字。");

export const answerRequestInput = z.object({ requestId: idField(), text: said("给居民的答复"), photos: photosField });
export const noteRequestInput = z.object({ requestId: idField(), text: said("内部备注"), photos: photosField });
/** 上门查看, or 联合检查 with others named in the text. */
export const recordInspectionInput = z.object({ requestId: idField(), joint: ticked, text: said("看到的情况"), visible: ticked, photos: photosField });
export const extendRequestInput = z.object({ requestId: idField(), day: dayField(), reason: reasonField });
export const pushDownInput = z.object({ requestId: idField(), reason: z.string().trim().max(200, "最多 200 个字。") });
export const resolveRequestInput = z.object({ requestId: idField(), text: said("办理结果"), photos: photosField });
export const escalateRequestInput = z.object({ requestId: z.uuid() });
