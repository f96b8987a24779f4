import type { Actor } from "../actor.ts";

/** The largest file that is taken, in bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** What a file picker should offer; what is taken is decided by content. */
export const ACCEPTED_FILES = "image/jpeg,image/png,image/webp,application/pdf";

export const pictureTypes = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" } as const;
export type PictureType = keyof typeof pictureTypes;
export type MediaType = PictureType | "application/pdf";

/** What the first and last bytes say it is; the name and the type that the sender claims are not asked. Null: not taken. */
export function mediaTypeOf(body: Uint8Array): MediaType | null {
  const starts = (bytes: number[], at = 0) => bytes.every((byte, index) => body[at + index] === byte);
  if (starts([0xff, 0xd8, 0xff])) return "image/jpeg";
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)) return "image/webp";
  if (starts([0x25, 0x50, 0x44, 0x46, 0x2d]) && hasEnd(body)) return "application/pdf";
  return null;
}

function hasEnd(body: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(body.slice(-2048)).includes("%%EOF");
}

// Control and direction characters: a name must not be able to show itself reversed (gnp.exe → exe.png).
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A file's name as it is kept: no path, no hidden characters, its true ending. */
export function fileName(claimed: string, type: MediaType): string {
  const ending = type === "application/pdf" ? "pdf" : pictureTypes[type];
  const bare = (claimed.split(/[/\\]/).pop() ?? "").replace(HIDDEN, "").replace(/\.[^.]{0,10}$/, "").replace(/^\.+/, "").trim();
  return `${[...(bare || "文件")].slice(0, 80).join("")}.${ending}`;
}

/** The headers of a file that goes out: pictures we drew ourselves may be shown, everything else is only saved. */
export function servedHeaders(file: { mediaType: string; name: string; size: number; sha256: string }): Record<string, string> {
  const inline = Object.hasOwn(pictureTypes, file.mediaType);
  return {
    "Content-Type": inline || file.mediaType === "application/pdf" ? file.mediaType : "application/octet-stream",
    "Content-Length": String(file.size),
    "Content-Disposition": `${inline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    // Asked again each time: a right may have ended since.
    "Cache-Control": "private, no-cache",
    ETag: `"${file.sha256}"`,
  };
}

/** The organization a new file belongs to: that of the post it was sent from, or the person's own. */
export function belongsTo(actor: Actor, ownOrganizationId: string | null): string | null {
  return actor.kind === "post" ? actor.post.organizationId : ownOrganizationId;
}

const DAY = 86_400_000;

/** What was sent before this instant and never attached is removed. */
export function leftBefore(instant: Date): Date {
  return new Date(instant.getTime() - DAY);
}

export function isLeft(file: { attached: boolean; uploadedAt: Date }, instant: Date): boolean {
  return !file.attached && file.uploadedAt < leftBefore(instant);
}
