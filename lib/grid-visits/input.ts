import { z } from "zod";
import { keys, requestCategory } from "#db/words.ts";
import { dayField, idField, optionalId, reasonField, several, wholeNumber } from "#lib/fields.ts";

const said = {
  day: dayField("请填走访的日期。"),
  words: z.string({ error: "请写一下看到了什么。" }).trim().min(4, "请多写几个字，说清看到了什么。").max(1000, "最多 1000 个字。"),
  memberIds: several(z.uuid("请从名单里选。")).refine((all) => all.length <= 60, "一次最多记 60 个人。"),
  others: wholeNumber({ min: 0, max: 200, otherwise: 0 }),
};
const somebody = (input: { memberIds: string[]; others: number }) => input.memberIds.length + input.others > 0;
const nobody = { message: "请选谁去的，或填去了几个人。", path: ["others"] };
const photos = several(z.uuid("照片没有传好，请重新选择。")).refine((all) => all.length <= 6, "最多 6 张照片。");

/** A problem seen on the way; an empty line is left out. It becomes a request of the community. */
const finding = z
  .object({
    words: z.string().trim().max(1000, "最多 1000 个字。").nullish().transform((value) => value ?? ""),
    category: z.enum(keys(requestCategory), "请选择类别。").default("other"),
    placeId: optionalId,
    placeText: z.string().trim().max(100, "地点最多 100 个字。").nullish().transform((value) => value ?? ""),
  })
  .refine((one) => one.words === "" || one.words.length >= 4, { message: "请多写几个字，说清是什么问题。", path: ["words"] })
  .refine((one) => one.words !== "" || one.placeText === "", { message: "写了地点，请也写一下是什么问题。", path: ["words"] });
export type Finding = z.output<typeof finding>;

/** How many findings one form takes; more are added on the visit's page. */
export const MOST_FINDINGS = 10;

export const recordVisitInput = z
  .object({ unitId: idField("请选择单位。"), gridId: idField("请选择网格。"), ...said, photos, findings: z.array(finding).max(MOST_FINDINGS, `一次最多记 ${MOST_FINDINGS} 个问题。`).default([]).transform((all) => all.filter((one) => one.words !== "")) })
  .refine(somebody, nobody);

export const addVisitFindingInput = z.object({ visitId: idField(), finding: finding.refine((one) => one.words !== "", { message: "请写一下是什么问题。", path: ["words"] }) });

export const correctVisitInput = z.object({ visitId: idField(), version: z.coerce.number().int(), ...said, reason: reasonField }).refine(somebody, nobody);

export const cancelVisitInput = z.object({ visitId: idField(), reason: reasonField });
