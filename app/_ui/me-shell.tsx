import Link from "next/link";
import type { ReactNode } from "react";
import { ElderSwitch } from "./elder-switch.tsx";
import { FootLinks } from "./foot-links.tsx";
import { MePlaces } from "./me-places.tsx";
import shape from "./page-shape.module.css";

/** Settings are behind the name; 咨询 and 社区 appear only for whom they concern, so the row never holds more than six. */
export function MeShell(props: { name: string; cases?: boolean; community?: boolean; children: ReactNode }) {
  return (
    <div className={shape.page}>
      <header className={shape.masthead}>
        <div className={shape.bar}>
          <Link className={shape.brand} href="/" prefetch={false}>
            <b>红马甲</b>
          </Link>
          <span className={shape.spring} />
          <ElderSwitch />
          <Link className={shape.chip} href="/me/settings" prefetch={false} aria-label={`${props.name}，我的设置`}>
            {props.name}
          </Link>
        </div>
      </header>
      <MePlaces cases={props.cases ?? false} community={props.community ?? false} />
      <main id="main" tabIndex={-1} className={shape.main}>
        {props.children}
      </main>
      <FootLinks />
    </div>
  );
}
