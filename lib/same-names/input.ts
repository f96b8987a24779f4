import { z } from "zod";
import { idField, reasonField } from "#lib/fields.ts";

/** For the command that met the same name and whose counsellor says that it is another person's. */
export const askSameNameInput = z.object({ caseId: z.uuid(), counsellorId: z.uuid(), findings: z.array(z.object({ rule: z.enum(["tie", "former_party"]), hashes: z.array(z.string()) })) });
export const decideSameNameInput = z.object({
  sameNameId: idField(),
  decision: z.enum(["another", "same"], "请选择是不是同一个人。"),
  reason: reasonField.refine((text) => text.length >= 6, "请写清楚怎么问的、凭什么认定，至少六个字；不要写姓名。"),
});
export const withdrawSameNameInput = z.object({ sameNameId: idField() });
