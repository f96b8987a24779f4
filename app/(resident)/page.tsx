import Link from "next/link";
import { actorHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { withQuery } from "#app/_ui/address.ts";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { freeTimes } from "#lib/bookings/queries.ts";
import { sessionsToBook } from "#lib/bookings/queries.ts";
import { publicFigures } from "#lib/figures/queries.ts";
import { formatCount, formatDay } from "#lib/format.ts";
import { dayOf } from "#lib/calendar.ts";
import { placesToReport } from "#lib/requests/queries.ts";
import { publicHosts, publicSessions } from "#lib/sessions/queries.ts";
import { HostChooser } from "./host-chooser.tsx";
import style from "./resident.module.css";
import { SessionRows } from "./session-rows.tsx";

export default async function Home({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const { community } = await searchParams;
  const actor = await actorHere();
  const [{ rows }, hosts, figures, toBook, places] = await Promise.all([publicSessions(actor, { community, limit: 3 }), publicHosts(), publicFigures(), sessionsToBook({ kind: "visitor" }), placesToReport()]);
  const bookable = toBook.find((each) => !community || each.hostId === community);
  const free = await freeTimes(rows.filter((row) => row.state === "published").map((row) => row.id));
  const { total, year, opening } = figures;
  return (
    <>
      <PageHead title={<span className={style.title}>退休法官免费咨询，就在您家附近</span>} />
      <HostChooser hosts={hosts} chosen={community} />
      <nav className={style.doors} aria-label="办事">
        <LinkButton look="main" href={bookable ? `/sessions/${bookable.id}/booking` : `/sessions?kind=consultation${community ? `&community=${community}` : ""}`}>
          预约咨询
        </LinkButton>
        <LinkButton href={withQuery("/report", { community: places.communities.some((each) => each.id === community) ? community : undefined })}>反映问题</LinkButton>
        <LinkButton href="/follow">查进度</LinkButton>
        <LinkButton href="/teams">我要当志愿者</LinkButton>
      </nav>
      <Section title="最近的场次">
        {rows.length === 0 ? (
          <Empty title="近期还没有安排">
            <p>
              <Link href="/sessions" prefetch={false}>
                看看其他社区
              </Link>
              ，或过几天再来。
            </p>
          </Empty>
        ) : (
          <Sheet>
            <SessionRows rows={rows} free={free} />
          </Sheet>
        )}
      </Section>
      <Section title="累计">
        <Figures
          thirds
          figures={[
            { label: "场次", value: formatCount(total.sessions), href: "/sessions?when=past" },
            { label: "个法律问题", value: formatCount(total.matters) },
            { label: "元捐资助学", value: inWan(total.giftsFen), href: "/gifts" },
          ]}
        />
        <p className="small">
          近 12 个月：{formatCount(year.sessions)} 场，{formatCount(year.matters)} 个法律问题，{inWan(year.giftsFen)}元。
        </p>
        {Object.keys(opening).length > 0 && (
          <p className="small">
            另有系统启用前的期初累计数：{opening.sessions ? `${opening.sessions} 场　` : ""}
            {opening.matters ? `${opening.matters} 个法律问题　` : ""}
            {opening.gifts_fen ? `${inWan(opening.gifts_fen)} 元` : ""}
          </p>
        )}
        <p className={style.more}>
          <Link href="/sessions" prefetch={false}>
            全部场次
          </Link>
          <Link href="/report/results" prefetch={false}>
            办好的事
          </Link>
          <Link href="/rooms" prefetch={false}>
            社区活动室
          </Link>
          <Link href="/gifts" prefetch={false}>
            捐赠公示
          </Link>
        </p>
        <p className="small">截至{formatDay(dayOf(figures.asOf), { weekday: false })}。咨询免费，由志愿者提供参考意见，不代理案件。</p>
      </Section>
    </>
  );
}

/** Yuan in 万 with one decimal, as the papers write it; below ¥10,000 in yuan. */
function inWan(fen: number): string {
  return fen >= 1_000_000 ? `${(Math.floor(fen / 100_000) / 10).toFixed(1)} 万` : formatCount(Math.floor(fen / 100));
}
