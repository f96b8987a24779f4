"use client";
import { useEffect, useState } from "react";
import style from "./button.module.css";

export function PrintButton({ label = "打印" }: { label?: string }) {
  const [wechat, setWechat] = useState(false);
  useEffect(() => setWechat(/MicroMessenger/i.test(navigator.userAgent)), []);
  if (wechat) return <small>打印请点右上角“···”，选“在浏览器打开”</small>;
  return (
    <button type="button" className={`${style.button} screen-only`} onClick={() => window.print()}>
      {label}
    </button>
  );
}
