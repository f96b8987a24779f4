import Link from "next/link";
import type { ReactNode } from "react";
import style from "./office-shell.module.css";
import shape from "./page-shape.module.css";

export type Place = { href: string; label: string };

type OfficeShellProps = {
  organization: { name: string; href: string };
  post: string;
  who: string;
  /** Only what this post may open, the most used first: the first eight stand in the row, the rest under 更多. */
  places: Place[];
  at: string;
  search?: ReactNode;
  children: ReactNode;
};

export function OfficeShell({ organization, post, who, places, at, search, children }: OfficeShellProps) {
  const row = places.slice(0, 8);
  const current = places.find((place) => place.href === at);
  return (
    <div data-place="office" className={shape.page}>
      <header className={shape.masthead}>
        <div className={shape.bar}>
          <Link className={shape.brand} href={organization.href} prefetch={false}>
            <b>红马甲</b>
          </Link>
          <p className={`small ${style.post}`}>
            <span>
              {organization.name} · {post}
            </span>
            <Link href="/office" prefetch={false}>
              换岗位
            </Link>
          </p>
          <span className={shape.spring} />
          {search}
          <Link className={shape.chip} href="/me" prefetch={false}>
            {who}
          </Link>
        </div>
        <nav className={style.places} aria-label="工作台">
          {row.map((place) => (
            <PlaceLink key={place.href} place={place} at={at} />
          ))}
          <details key={at} className={`${style.more} ${places.length > row.length ? "" : style.narrowOnly}`}>
            <summary>
              <span className={style.wide}>{current && !row.includes(current) ? current.label : "更多"}</span>
              <span className={style.narrow}>{current?.label ?? "目录"}，换一处</span>
            </summary>
            <div className={style.all}>
              {places.map((place) => (
                <PlaceLink key={place.href} place={place} at={at} />
              ))}
            </div>
          </details>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className={shape.main}>
        {children}
      </main>
      <footer className={shape.foot}>
        <div>
          <a href="/feedback">意见建议</a>
          <a href="/changes">更新说明</a>
        </div>
      </footer>
    </div>
  );
}

function PlaceLink({ place, at }: { place: Place; at: string }) {
  return (
    <Link href={place.href} prefetch={false} aria-current={place.href === at ? "page" : undefined}>
      {place.label}
    </Link>
  );
}
