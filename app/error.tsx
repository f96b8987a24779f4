"use client";
import style from "./_ui/trouble.module.css";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className={style.trouble}>
      <h1>这一页没能打开</h1>
      <p>出错的地方已经记下。您可以再试一次；还是不行，请把下面的编号告诉社区或支部。</p>
      {error.digest && (
        <p>
          错误编号 <b>{error.digest}</b>
        </p>
      )}
      <p className={style.ways}>
        <button type="button" className={style.main} onClick={reset}>
          再试一次
        </button>
        <a href="/">回到首页</a>
      </p>
    </main>
  );
}
