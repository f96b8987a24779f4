import Link from "next/link";
import type { ReactNode } from "react";
import { ElderSwitch } from "./elder-switch.tsx";
import { FootLinks } from "./foot-links.tsx";
import style from "./me-shell.module.css";
import shape from "./page-shape.module.css";

export type MePlace = "/me" | "/me/shifts" | "/me/check-in" | "/me/hours" | "/me/cases" | "/me/community" | "/me/settings";

const everyone: [MePlace, string][] = [
  ["/me", "今天"],
  ["/me/shifts", "岗位"],
  ["/me/check-in", "签到"],
  ["/me/hours", "记录"],
];

/** Settings are behind the name; 咨询 and 社区 appear only for whom they concern, so the row never holds more than six. */
export function MeShell(props: { name: string; at: MePlace; cases?: boolean; community?: boolean; children: ReactNode }) {
  const places = [...everyone];
  if (props.cases) places.push(["/me/cases", "咨询"]);
  if (props.community) places.push(["/me/community", "社区"]);
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
      <nav className={style.places} aria-label="我的">
        {places.map(([href, word]) => (
          <Link key={href} href={href} prefetch={false} aria-current={href === props.at ? "page" : undefined}>
            {word}
          </Link>
        ))}
      </nav>
      <main id="main" tabIndex={-1} className={shape.main}>
        {props.children}
      </main>
      <FootLinks />
    </div>
  );
}
