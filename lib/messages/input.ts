import { z } from "zod";
import { keys, messageKind, messageState } from "#db/words.ts";

export const messageInput = z.object({ id: z.uuid() });
export const settleInput = z.object({ id: z.uuid(), error: z.string().max(300).nullable() });

/** A list's filters as they stand in the address; what is none is left out. */
export const messageFilter = z.object({
  state: z.enum(keys(messageState)).optional().catch(undefined),
  kind: z.enum(keys(messageKind)).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});
