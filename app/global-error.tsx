"use client";

// Always prerendered, so without a nonce: no style sheet, no script of its own, and a link instead of a button.
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-CN">
      <body>
        <h1>红马甲暂时打不开</h1>
        <p>请过一会儿再试。着急的事，请直接打电话给社区。</p>
        {error.digest && <p>错误编号 {error.digest}</p>}
        <p>
          <a href="/">回到首页</a>
        </p>
      </body>
    </html>
  );
}
