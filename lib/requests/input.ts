import { z } from "zod";
import { keys, outsideSystem, requestCategory, requestEntryKind, requestState, requestVia, urgency } from "#db/words.ts";
import { idField, nameField, optionalId, phoneField, reasonField, several, textField, ticked } from "#lib/fields.ts";

const words = z.string({ error: "请写一下是什么问题。" }).trim().min(4, "请多写几个字，说清是什么问题。").max(1000, "最多 1000 个字。");
const callMe = z.string().trim().max(20, "称呼最多 20 个字。").nullish().transform((value) => value ?? "");
const point = z.union([z.number(), z.string()]).nullish().transform((value) => (value === null || value === undefined || value === "" ? null : Number(value))).refine((value) => value === null || (Number.isInteger(value) && value >= 0 && value <= 1000), "请在示意图上点一下位置。");
const category = z.enum(keys(requestCategory), "请选择类别。");
export const photosField = several(z.uuid("照片没有传好，请重新选择。")).refine((all) => all.length <= 6, "最多 6 张照片。");

const where = {
  communityId: idField("请选择社区。"),
  placeId: optionalId,
  placeText: z.string().trim().max(100, "地点最多 100 个字。").nullish().transform((value) => value ?? ""),
  pointX: point,
  pointY: point,
};
const placed = (input: { placeId: string | null; placeText: string; pointX: number | null }) => input.placeId !== null || input.placeText !== "" || input.pointX !== null;
const placeMissing = { message: "请选小区和楼栋，或写一下在哪里。", path: ["placeText"] };

/** What a resident sends from /report: no account, a phone when he wants to be told. */
export const reportRequestInput = z
  .object({ ...where, words, category, phone: phoneField, callMe, publicConsent: ticked, photos: photosField })
  .refine(placed, placeMissing);

/** What the counter keys in for a visitor, a caller, a note on paper, or an order of another system. */
export const logRequestInput = z
  .object({
    ...where,
    words,
    category,
    urgency: z.enum(keys(urgency), "请选择紧急程度。"),
    via: z.enum(keys(requestVia), "请选择来源。"),
    outsideSystem: z.union([z.literal(""), z.enum(keys(outsideSystem), "请选择外部系统。")]).nullish().transform((value) => value || null),
    outsideNumber: z.string().trim().max(40, "编号最多 40 个字。").nullish().transform((value) => value || null),
    phone: phoneField,
    callMe,
    publicConsent: ticked,
    photos: photosField,
    /** The answer given at the counter, when it was solved on the spot. */
    solvedWith: textField(500),
  })
  .refine(placed, placeMissing)
  .refine((input) => input.via !== "outside" || (input.outsideSystem !== null && input.outsideNumber !== null), { message: "请填外部系统和它的编号。", path: ["outsideNumber"] })
  .transform((input) => (input.via === "outside" ? input : { ...input, outsideSystem: null, outsideNumber: null }));

/** What a unit found on its visit to a grid: from the visit's command, never from a form. No resident said it, so there is no contact. */
export const logFindingInput = z.object({ communityId: z.uuid(), gridId: z.uuid(), visitId: z.uuid(), placeId: z.uuid().nullable(), placeText: z.string(), words, category, from: z.string() });

export const followTooInput = z.object({ requestId: idField(), phone: phoneField.refine((value) => value !== "", "请填手机号，有进展好告诉您。"), callMe });

export const changeRequestInput = z.object({ requestId: idField(), version: z.coerce.number().int(), category, urgency: z.enum(keys(urgency), "请选择紧急程度。"), placeId: optionalId, placeText: where.placeText, reason: reasonField });
export const redirectRequestInput = z.object({ requestId: idField(), to: nameField("告知的渠道", 60), text: textField(300) });
export const takeBackRedirectInput = z.object({ requestId: idField(), reason: reasonField });
export const mergeRequestInput = z.object({ requestId: idField(), intoId: idField("请选择要并入哪一件。"), reason: reasonField });
export const unmergeRequestInput = z.object({ requestId: idField(), reason: reasonField });
export const publishResultInput = z.object({ requestId: idField(), text: z.string().trim().max(300, "最多 300 个字。") });
export const eraseContactInput = z.object({ requestId: idField() });

/** For the commands of dispatches, handling and call-backs, which move a request on: never from a form. */
export const advanceRequestInput = z.object({
  requestId: z.uuid(),
  to: z.enum(keys(requestState)).optional(),
  entry: z.object({ kind: z.enum(keys(requestEntryKind)), visible: z.boolean(), text: z.string().default(""), organizationId: z.uuid().nullable() }),
  photos: z.array(z.uuid()).default([]),
  /** A handler's message that the resident sees: counts as the first answer when there was none. */
  answers: z.boolean().default(false),
  /** What the residents who follow it are told; empty tells nobody. */
  tell: z.string().default(""),
  set: z.object({ dueAt: z.date(), escalation: z.number().int(), pushedDown: z.string() }).partial().default({}),
});
