import { z } from "zod";
import { nameField } from "#lib/fields.ts";

/** A line's title is a template's name: the same title again changes its words; empty words take it off. */
export const keepTemplateInput = z.object({ title: nameField("标题", 20), text: z.string().trim().max(500, "最多 500 个字。").nullish().transform((value) => value ?? "") });
