"use client";
import { useRef, useState } from "react";
import { buttonClass } from "./button-class.ts";
import style from "./copy-text.module.css";
import { say } from "./say.ts";

/** Plain text for a WeChat group. The words are seen and can be selected by hand, where no script runs or copying is not allowed. */
export function CopyText({ text, label, button = "复制文字", copiedWords = "已复制，可以到微信群里粘贴" }: { text: string; label: string; button?: string; copiedWords?: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [told, setTold] = useState("");

  async function copy() {
    area.current?.select();
    const copied = await write(text);
    const words = copied ? copiedWords : "没能自动复制：文字已选中，请长按后选“复制”";
    setTold(words);
    say(words);
  }
  return (
    <div className={style.copy}>
      <label>
        <span className={style.label}>{label}</span>
        <textarea ref={area} readOnly value={text} rows={Math.min(14, text.split("\n").length + Math.ceil(text.length / 40))} />
      </label>
      <div className={style.row}>
        <button type="button" className={buttonClass()} onClick={copy}>
          {button}
        </button>
        <small>{told || "也可以长按文字，全选后复制"}</small>
      </div>
    </div>
  );
}

/** The clipboard needs https; a phone on the local network has http, and the old command still works there. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
