import { z } from "zod";
import { keys, partySide } from "#db/words.ts";
import { idField, nameField } from "#lib/fields.ts";

const name = z.string().trim().max(40, "姓名最多 40 个字。");

export const addTieInput = z.object({ name: nameField("姓名", 40).refine((text) => [...text.replace(/\s/g, "")].length > 1, "请填写全名，至少两个字。"), how: z.string().trim().max(60, "最多 60 个字。").default("") });
export const endTieInput = z.object({ tieId: idField() });

/** Handed over by the intake or by who takes a case over: the names as said at the desk. */
export const checkConflictInput = z.object({
  caseId: z.uuid(),
  counsellorId: z.uuid(),
  parties: z.array(z.object({ side: z.enum(keys(partySide)), name })),
  fileNumber: z.string(),
  avoids: z.boolean(),
  /** The counsellor's word after looking; empty when nobody asked him yet. */
  word: z.string(),
  /** He says that the same name is another person's, and asks for a second person. */
  asks: z.boolean().default(false),
  /** Whether the names go into the index: not for one who is turned away. */
  keep: z.boolean(),
});
