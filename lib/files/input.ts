import { z } from "zod";
import { fileKind, keys } from "#db/words.ts";
import { LARGEST_FILE } from "./rules.ts";

export const fileKindInput = z.enum(keys(fileKind), "请说明文件的用途");

const id = z.uuid("文件编号不对，请重新上传");

export const addFileInput = z.object({
  id,
  kind: fileKindInput,
  name: z.string().min(1).max(120),
  mediaType: z.enum(["image/jpeg", "image/png", "image/webp", "application/pdf"]),
  size: z.int().positive().max(LARGEST_FILE * 2),
  sha256: z.string().length(64),
  organizationId: z.uuid().nullable(),
  /** The key its bytes lie sealed under, in base64; stored wrapped. */
  key: z.base64().optional(),
});

/** `field`: where the form shows what is wrong with the file. `organizationId`: whose it is from now on, where a visitor sent it. */
export const attachFileInput = z.object({ fileId: id, kind: fileKindInput, field: z.string().default("fileId"), organizationId: z.uuid().nullish() });

export const removeUnattachedInput = z.object({ id });
