import type { FileKind } from "#db/words.ts";

export type Upload = { id: string; name: string };

/** One file to /api/uploads: its id, or what is wrong with it in words. Throws where the network is dead. */
export async function upload(file: Blob, name: string, kind: FileKind, organization = ""): Promise<Upload | { message: string }> {
  const body = new FormData();
  body.append("kind", kind);
  body.append("organization", organization);
  body.append("file", file, name);
  const response = await fetch("/api/uploads", { method: "POST", body });
  const answer: unknown = await response.json().catch(() => null);
  const said = typeof answer === "object" && answer !== null ? (answer as { id?: unknown; message?: unknown }) : {};
  if (response.ok && typeof said.id === "string") return { id: said.id, name };
  return { message: typeof said.message === "string" ? said.message : `${name} 没有传上去，请换一个文件再试` };
}
