"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { buttonClass } from "#app/_ui/button-class.ts";
import type { Action } from "#app/_ui/form/answer.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { say } from "#app/_ui/say.ts";
import { forget, keep, type Kept, keptReports, sendPhotos } from "./kept.ts";
import style from "./report.module.css";

type Sent = { code: string };

/** What waits on the phone: sent by itself when the network is back, once, and said so. `fresh`: it was kept a moment ago, whole or without photos. */
export function KeptReports({ action, fresh }: { action: Action<Sent>; fresh?: "all" | "words" }) {
  const [waiting, setWaiting] = useState<Kept[]>([]);
  const [sent, setSent] = useState<string[]>([]);
  const busy = useRef(false);
  const again = useRef(false);

  /** A call in the middle of a sending starts another after it: the network may have come back under the one that just failed. */
  async function sendAll() {
    again.current = true;
    if (busy.current) return;
    busy.current = true;
    while (again.current) {
      again.current = false;
      await sendEach();
    }
    busy.current = false;
    setWaiting(keptReports());
  }

  async function sendEach() {
    for (const report of keptReports()) {
      const code = await send(report, action).catch(() => null);
      if (!code) continue;
      say("网络通了，刚才的反映已经送到");
      setSent((all) => [...all, code]);
    }
  }
  const whenBack = useEffectEvent(() => void sendAll());
  const first = useEffectEvent(() => (fresh ? setWaiting(keptReports()) : whenBack()));
  useEffect(() => {
    first();
    // “online” is told when a network is there, which may be before it carries anything.
    const timer = setInterval(() => navigator.onLine && keptReports().length > 0 && whenBack(), 5_000);
    addEventListener("online", whenBack);
    return () => {
      clearInterval(timer);
      removeEventListener("online", whenBack);
    };
  }, []);

  return (
    <>
      {sent.map((code) => (
        <Notice key={code} tone="ok" title="网络通了，刚才的反映已经送到">
          <a className={style.see} href={`/follow/${code}?new=1`}>
            看查询码和进度
          </a>
        </Notice>
      ))}
      {waiting.length > 0 && (
        <Notice tone="wait" title={`网络不通，${waiting.length === 1 ? "您的反映" : `${waiting.length} 件反映`}已经存在这部手机里`}>
          <p>有了网，本页会自己发出，只发一次。关掉了也不要紧：有网后再打开“反映问题”就会发。请不要清除浏览器数据。</p>
          {fresh === "words" && <p>手机里存不下照片，只存了文字。</p>}
          <ul className={style.waiting}>
            {waiting.map((report) => (
              <li key={report.key}>
                <p>{report.fields.find(([name]) => name === "words")?.[1]}</p>
                {report.trouble && <p role="alert">没有收下：{report.trouble}</p>}
                <button
                  type="button"
                  className={buttonClass("quiet")}
                  onClick={() => {
                    forget(report.key);
                    setWaiting(keptReports());
                  }}
                >
                  不发了，删去
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className={buttonClass()} onClick={() => void sendAll()}>
            现在就发
          </button>
        </Notice>
      )}
    </>
  );
}

/** The code it got, or null while it stays; the key makes a second arrival give the first code again. */
async function send(report: Kept, action: Action<Sent>): Promise<string | null> {
  const photos = [...report.photos];
  const { ids, message } = await sendPhotos(photos, (photo) => {
    photos[photos.findIndex((each) => each.key === photo.key)] = photo;
    keep({ ...report, photos });
  });
  if (message) return stay({ ...report, photos, trouble: message });
  const form = new FormData();
  for (const [name, value] of report.fields) if (name !== "anyway") form.append(name, value);
  for (const id of ids) form.append("photos[]", id);
  form.append("anyway", "yes");
  const answer = await action(null, form);
  if (answer.ok) {
    forget(report.key);
    return answer.value.code;
  }
  // Photos that waited too long were cleared on the server: they go again.
  const again = answer.code === "file_gone" ? photos.filter((photo) => photo.data).map((photo) => ({ ...photo, id: null })) : photos;
  return stay({ ...report, photos: again, trouble: answer.message });
}

function stay(report: Kept): null {
  keep(report);
  return null;
}
