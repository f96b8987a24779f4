import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { elderMode } from "#app/_session/elder.ts";
import { DemoStrip } from "#app/_ui/demo-strip.tsx";
import "#app/_ui/tokens.css";
import style from "./layout.module.css";

export const metadata: Metadata = {
  title: { default: "红马甲 社区志愿服务", template: "%s · 红马甲" },
  description: "退休法官免费法律咨询、社区志愿服务的场次与报名。",
  formatDetection: { telephone: false },
};
export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#ffffff" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN" data-mode={(await elderMode()) ? "elder" : undefined}>
      <body>
        <a className={style.skip} href="#main">
          跳到正文
        </a>
        <DemoStrip />
        {children}
        <p id="live" className="unseen" role="status" aria-live="polite" />
      </body>
    </html>
  );
}
