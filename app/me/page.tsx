import type { Metadata } from "next";
import Link from "next/link";
import { personHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Figures } from "#app/_ui/figures.tsx";
import { Actions, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { When } from "#app/_ui/when.tsx";
import { dayOf, periodOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatDay, formatSpan, hoursOf } from "#lib/format.ts";
import { myHours } from "#lib/hours/queries.ts";
import { myShifts, type MyShift } from "#lib/signups/queries.ts";
import { CasesWaiting } from "./cases/cases-waiting.tsx";
import { Asked } from "./shifts/asked.tsx";
import { FittingRows, MineRows, UnfitRows } from "./shifts/shift-rows.tsx";

export const metadata: Metadata = { title: "我的" };
const FEW = 5;

export default async function Me() {
  const actor = await personHere();
  const today = dayOf(await now());
  const [shifts, hours] = await Promise.all([myShifts(actor), myHours(actor, periodOf("year", today))]);
  const asked = shifts.filter(isAsking);
  const next = shifts.find((one) => one.mine && ["confirmed", "attended"].includes(one.mine.state));
  const waiting = shifts.filter((one) => one.mine?.state === "waitlisted");
  const open = shifts.filter((one) => one.mine === null);
  const fitting = open.filter((one) => one.unfit.length === 0);
  return (
    <>
      <PageHead title={`今天 ${formatDay(today)}`} />
      {asked.map((one) => (
        <Asked key={one.shift.shiftId} one={one} />
      ))}
      {next && !isAsking(next) && <Next one={next} today={today} />}
      <CasesWaiting actor={actor} />
      {waiting.length > 0 && (
        <Section title="我在候补">
          <MineRows shifts={waiting} label="我在候补" />
        </Section>
      )}
      <Section
        title="适合我的岗位"
        aside={
          <Link href="/me/shifts" prefetch={false}>
            全部岗位
          </Link>
        }
      >
        {fitting.length > 0 ? (
          <FittingRows shifts={fitting.slice(0, FEW)} />
        ) : (
          <Empty title={actor.teamIds.length === 0 ? "还没有加入志愿服务队" : "现在没有适合的岗位"}>
            <p>{actor.teamIds.length === 0 ? "先申请入队，审核通过就能报名。" : "有新场次时会出现在这里，也可以看看下面为什么不适合。"}</p>
            {actor.teamIds.length === 0 && <LinkButton href="/teams">看看有哪些队</LinkButton>}
          </Empty>
        )}
        {fitting.length > FEW && (
          <Link href="/me/shifts" prefetch={false}>
            还有 {fitting.length - FEW} 个适合的
          </Link>
        )}
        <UnfitRows shifts={open.filter((one) => one.unfit.length > 0)} />
      </Section>
      {hours && (
        <Section title="我的服务">
          <Figures
            figures={[
              { label: "今年服务", value: `${hoursOf(hours.service.total)} 小时`, href: "/me/hours" },
              { label: "今年场次", value: `${hours.service.times} 次`, href: "/me/hours" },
            ]}
          />
        </Section>
      )}
    </>
  );
}

function isAsking(one: MyShift): boolean {
  return one.mine?.state === "offered" || one.mine?.asked === true;
}

function Next({ one: { shift }, today }: { one: MyShift; today: string }) {
  const isToday = dayOf(shift.startsAt) === today;
  return (
    <Section title={isToday ? "今天的岗位" : "我的下一个岗位"}>
      <Sheet>
        <div>
          <h3>
            <When span={formatSpan(shift.startsAt, shift.endsAt)} />
          </h3>
          <p>
            {shift.title} · {shift.name}
          </p>
          <p className="small">
            {shift.host} {shift.place}
          </p>
        </div>
        <Actions>
          {isToday && (
            <LinkButton look="main" href="/me/check-in">
              去签到
            </LinkButton>
          )}
          <LinkButton href={`/me/shifts/${shift.shiftId}`}>看详情、取消</LinkButton>
        </Actions>
      </Sheet>
    </Section>
  );
}
