import type { Metadata } from "next";
import style from "./_ui/trouble.module.css";

export const metadata: Metadata = { title: "没有找到" };

export default function NotFound() {
  return (
    <main id="main" className={style.trouble}>
      <h1>没有找到这一页</h1>
      <p>网址可能少抄了几个字，或者您现在的身份看不到它。纸上的网址请连同字母大小写一起核对。</p>
      <p className={style.ways}>
        <a className={style.main} href="/">
          回到首页
        </a>
        <a href="/sessions">看近期场次</a>
        <a href="/sign-in">登录</a>
      </p>
    </main>
  );
}
