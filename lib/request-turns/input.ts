import { z } from "zod";
import { itemKind, keys } from "#db/words.ts";
import { idField, ticked } from "#lib/fields.ts";
import { draftInput } from "#lib/sessions/input.ts";

/** The plan of the session, the request it comes from, and whether the request is resolved when the session has been. */
export const turnIntoSessionInput = draftInput.and(z.object({ requestId: idField(), waits: ticked }));
export const turnIntoItemInput = z.object({ requestId: idField(), kind: z.enum(keys(itemKind), "请选择需求还是微心愿。") });
