"use client";
import { type ChangeEvent, useRef, useState } from "react";
import { buttonClass } from "#app/_ui/button-class.ts";
import { aria, Labelled } from "#app/_ui/form/labelled.tsx";
import { upload } from "#app/_ui/form/upload.ts";
import { useField } from "#app/_ui/form/within.ts";
import { say } from "#app/_ui/say.ts";
import type { Photo } from "./kept.ts";
import { asText, shrunk } from "./shrink.ts";
import style from "./report.module.css";

const MOST = 6;
const LARGEST = 10 * 1024 * 1024;

/** Photos go ahead of the form, made small first; with a dead network they wait here and go with the report. */
export function PhotoField({ photos, change }: { photos: Photo[]; change: (next: (before: Photo[]) => Photo[]) => void }) {
  const plain = useField("photos");
  const count = useRef(0);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const field = { ...plain, error: wrong || plain.error };

  async function onChange(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const files = [...(input.files ?? [])].slice(0, MOST - photos.length);
    setBusy(true);
    setWrong("");
    for (const file of files) {
      const trouble = await add(file);
      if (trouble) setWrong(trouble);
      say(trouble || `${file.name} 已加上`);
    }
    input.value = "";
    setBusy(false);
  }

  async function add(file: File): Promise<string> {
    const small = await shrunk(file);
    if (small.size > LARGEST) return `“${file.name}”太大（${Math.round(file.size / 1_048_576)} MB），没有加上。请重新拍一张，或先截图再选；您写的内容都还在。`;
    const photo: Photo = { key: String(++count.current), name: file.name, data: await asText(small), id: null };
    try {
      const answer = await upload(small, file.name, "request_photo");
      if ("message" in answer) return answer.message;
      photo.id = answer.id;
    } catch {
      // No network: it goes with the report.
    }
    change((before) => [...before, photo]);
    return "";
  }
  return (
    <Labelled field={field} label="拍张照片" hint={`看得清是什么、在哪里就行，最多 ${MOST} 张。照片里的位置信息会去掉。`} required={false}>
      {photos.length > 0 && (
        <ul className={style.photos}>
          {photos.map((photo, at) => (
            <li key={photo.key}>
              {photo.data ? <img src={photo.data} alt={`照片 ${at + 1}`} /> : <span>照片 {at + 1}</span>}
              {photo.id ? <input type="hidden" name="photos[]" value={photo.id} /> : <small>等网络</small>}
              <button type="button" className={buttonClass("quiet")} onClick={() => change((before) => before.filter((other) => other.key !== photo.key))} aria-label={`删去照片 ${at + 1}`}>
                删去
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < MOST && (
        <label className={`${buttonClass()} ${style.camera}`}>
          {busy ? "正在处理照片…" : photos.length === 0 ? "拍照或选照片" : "再加一张"}
          <input type="file" accept="image/jpeg,image/png,image/webp" multiple onChange={onChange} disabled={busy} className="unseen" {...aria(field, true, undefined)} />
        </label>
      )}
    </Labelled>
  );
}
