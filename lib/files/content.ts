import { createHash } from "node:crypto";
import { sharp } from "./sharp.ts";
import { refuse } from "../refusal.ts";
import { mediaTypeOf, type MediaType, type PictureType } from "./rules.ts";

/** No phone takes a larger one; a small file can claim billions and fill the memory. */
const MOST_PIXELS = 120_000_000;
const LONGEST_EDGE = 2400;

// Pictures of one moment are not read twice: a cache would only hold memory.
sharp.cache(false);

export interface CheckedFile {
  mediaType: MediaType;
  body: Buffer;
  sha256: string;
}

/**
 * Checks a file by what it holds. A picture is drawn again from its pixels: EXIF (place, device) and whatever was
 * hidden behind or inside it are gone, its orientation is applied. Refuses everything that is neither picture nor PDF.
 */
export async function checkedFile(body: Buffer): Promise<CheckedFile> {
  if (body.length === 0) refuse("file_empty", "这个文件是空的，请重新选择。", { file: "文件是空的" });
  const mediaType = mediaTypeOf(body);
  if (!mediaType) refuse("file_kind", "只能上传照片（JPG、PNG、WebP）或 PDF 文件。请把文件另存为照片或 PDF 后再上传。", { file: "这种文件不能上传" });
  const kept = mediaType === "application/pdf" ? body : await drawnAgain(body, mediaType);
  return { mediaType, body: kept, sha256: createHash("sha256").update(kept).digest("hex") };
}

async function drawnAgain(body: Buffer, type: PictureType): Promise<Buffer> {
  try {
    const picture = sharp(body, { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .timeout({ seconds: 20 })
      .autoOrient()
      .resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, fit: "inside", withoutEnlargement: true });
    if (type === "image/jpeg") return await picture.jpeg({ quality: 85 }).toBuffer();
    return await (type === "image/png" ? picture.png({ compressionLevel: 8 }) : picture.webp({ quality: 85 })).toBuffer();
  } catch {
    return refuse("file_unreadable", "这张照片打不开，可能已损坏或尺寸过大。请重新拍一张，或截图后再上传。", { file: "照片打不开" });
  }
}
