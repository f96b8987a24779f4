import { z } from "zod";
import { wholeNumber } from "#lib/fields.ts";

/** The columns of the community's list: each named by its place in the order (empty or 0 leaves it out) and by its own heading. */
export const keepExportColumnsInput = z.object({ columns: z.array(z.object({ name: z.string().max(40), place: wholeNumber({ min: 0, max: 99, otherwise: 0 }), head: z.string().trim().max(20, "栏目名最多 20 个字。").nullish().transform((value) => value ?? "") })).max(40) });
export const exportRequestsInput = z.object({ show: z.string().max(20), rows: z.int().nonnegative(), contacts: z.boolean() });
