import { z } from "zod";
import { itemKind, keys } from "#db/words.ts";
import { idField, nameField, optionalId, reasonField } from "#lib/fields.ts";
import { whyNotShown } from "./rules.ts";

const shown = <T extends z.ZodType<string>>(field: T) => field.superRefine((value, ctx) => {
  const why = whyNotShown(value);
  if (why) ctx.addIssue({ code: "custom", message: why });
});
const details = {
  title: shown(nameField("标题", 40)),
  words: shown(z.string({ error: "请写一下要做什么。" }).trim().min(4, "请多写几个字，说清要做什么。").max(500, "最多 500 个字。")),
  placeText: shown(z.string().trim().max(60, "地点最多 60 个字。").default("")),
};

export const proposeItemInput = z.object({ kind: z.enum(keys(itemKind), "请选择需求还是微心愿。"), communityId: idField("请选择社区。"), ...details });
export const changeItemInput = z.object({ itemId: idField(), version: z.coerce.number().int(), ...details });
export const itemInput = z.object({ itemId: idField() });
export const withdrawItemInput = z.object({ itemId: idField(), reason: reasonField });
/** `organizationId`: the unit that takes it on; empty: the member himself. */
export const claimItemInput = z.object({ itemId: idField(), organizationId: optionalId });
export const deliverItemInput = z.object({ itemId: idField(), note: shown(z.string({ error: "请写一下做了什么。" }).trim().min(2, "请写一下做了什么。").max(300, "最多 300 个字。")) });
export const releaseItemInput = z.object({ itemId: idField(), reason: reasonField });
