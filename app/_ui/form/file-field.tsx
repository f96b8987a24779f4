"use client";
import { type ChangeEvent, useState } from "react";
import type { FileKind } from "#db/words.ts";
import { ACCEPTED_FILES } from "#lib/files/rules.ts";
import { buttonClass } from "../button-class.ts";
import { say } from "../say.ts";
import { aria, type Label, Labelled } from "./labelled.tsx";
import style from "./labelled.module.css";
import { type Upload, upload } from "./upload.ts";
import { useField } from "./within.ts";

/**
 * The file goes to /api/uploads by itself, at once (actions stop at 1 MB); the form carries the id that came back, which survives
 * every error. The route answers {id} or {message}. `kind`: what it is for; `organization`: the office segment it is sent from, none for a person himself.
 */
export function FileField({ name, label, hint, required, kind, organization = "", accept = ACCEPTED_FILES, capture, most = 1 }: Label & { kind: FileKind; organization?: string; accept?: string; capture?: "environment"; most?: number }) {
  const plain = useField(name);
  const posted = most > 1 ? `${name}[]` : name;
  const [uploads, setUploads] = useState<Upload[]>(() => before(plain.value));
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const field = { ...plain, error: wrong || plain.error };

  async function onChange(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const files = [...(input.files ?? [])].slice(0, most - uploads.length);
    setBusy(true);
    setWrong("");
    for (const file of files) {
      const answer = await send(file, kind, organization);
      if ("id" in answer) setUploads((kept) => [...kept, answer]);
      else setWrong(answer.message);
      say("id" in answer ? `${file.name} 已上传` : answer.message);
    }
    input.value = "";
    setBusy(false);
  }
  return (
    <Labelled field={field} label={label} hint={hint} required={required ?? false}>
      <ul className={style.files}>
        {uploads.map((upload) => (
          <li key={upload.id}>
            <span>{upload.name}</span>
            <input type="hidden" name={posted} value={upload.id} />
            <button type="button" className={buttonClass("quiet")} onClick={() => setUploads(uploads.filter((other) => other !== upload))}>
              删去
            </button>
          </li>
        ))}
      </ul>
      {uploads.length < most && (
        <input type="file" accept={accept} capture={capture} multiple={most > 1} onChange={onChange} disabled={busy} className={style.control} {...aria(field, hint, undefined)} />
      )}
      {busy && <p role="status">正在上传…</p>}
      <noscript>上传文件需要开启 JavaScript；也可以把纸件交给社区或支部代录。</noscript>
    </Labelled>
  );
}

async function send(file: File, kind: FileKind, organization: string): Promise<Upload | { message: string }> {
  try {
    return await upload(file, file.name, kind, organization);
  } catch {
    return { message: "网络不通，文件没有传上去，请再试一次" };
  }
}

function before(value: string | string[] | undefined): Upload[] {
  const ids = value === undefined ? [] : typeof value === "string" ? [value] : value;
  return ids.filter(Boolean).map((id, place) => ({ id, name: `已上传的文件 ${place + 1}` }));
}
