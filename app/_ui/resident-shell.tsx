import Link from "next/link";
import type { ReactNode } from "react";
import { ElderSwitch } from "./elder-switch.tsx";
import { FootLinks } from "./foot-links.tsx";
import shape from "./page-shape.module.css";

/** Pages without an account. `who` is the signed-in person's name, if there is one. */
export function ResidentShell({ who, children }: { who?: string | undefined; children: ReactNode }) {
  return (
    <div className={shape.page}>
      <header className={shape.masthead}>
        <div className={shape.bar}>
          <Link className={shape.brand} href="/" prefetch={false}>
            <b>红马甲</b> <span className={shape.wordy}>社区志愿服务</span>
          </Link>
          <span className={shape.spring} />
          <ElderSwitch />
          <Link className={shape.chip} href={who ? "/me" : "/sign-in"} prefetch={false}>
            {who ?? "登录"}
          </Link>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={shape.main}>
        {children}
      </main>
      <FootLinks />
    </div>
  );
}
