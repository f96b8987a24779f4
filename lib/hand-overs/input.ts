import { z } from "zod";
import { idField, ticked } from "#lib/fields.ts";

export const offerHandOverInput = z.object({ caseId: z.uuid(), toId: idField("请选择接手的志愿者。") });
/** `word`: what he says after looking, when a name is only alike; `asks`: the same name is another person's, a second person is asked. */
export const answerHandOverInput = z.object({ handOverId: idField(), takes: ticked, asks: ticked, word: z.string().trim().max(200, "最多 200 字").default("") });
export const withdrawHandOverInput = z.object({ handOverId: idField() });
