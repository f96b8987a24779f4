import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Check } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { When } from "#app/_ui/when.tsx";
import { speciality, validityKind } from "#db/words.ts";
import { formatSpan } from "#lib/format.ts";
import { now } from "#lib/clock.ts";
import { myShift } from "#lib/signups/queries.ts";
import { cancelHere, signUpHere } from "../actions.ts";
import { Asked } from "../asked.tsx";
import { MyState } from "../shift-rows.tsx";

export const metadata: Metadata = { title: "岗位" };
const done = { confirmed: "报上了。活动前一天会提醒您。", waitlisted: "已排进候补，轮到您时会告诉您。", cancelled: "已取消，名额会让给候补的人。" } as const;

export default async function Shift({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> }) {
  const actor = await personHere();
  const one = await myShift(actor, (await params).id);
  if (!one) notFound();
  const { shift, mine, free, unfit } = one;
  const said = Object.entries(done).find(([state]) => state === (one.mine?.state ?? "cancelled"));
  const told = (await searchParams).done === said?.[0] ? said?.[1] : undefined;
  const isHeld = mine && ["confirmed", "waitlisted", "offered"].includes(mine.state);
  const isAsked = mine?.state === "offered" || mine?.asked;
  const ahead = shift.startsAt > (await now());
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: "/me/shifts", label: "岗位" }]} />} title={shift.title} about={shift.name}>
        {mine && <MyState one={one} />}
      </PageHead>
      {told && <Notice tone="ok">{told}</Notice>}
      {shift.state === "cancelled" && (
        <Notice tone="late" title="这个场次取消了">
          {one.cancelReason}
        </Notice>
      )}
      {isAsked && <Asked one={one} />}
      <Sheet>
        <Facts
          facts={[
            ["时间", <When key="when" span={formatSpan(shift.startsAt, shift.endsAt)} />],
            ["地点", `${shift.host} ${shift.place}`],
            ["怎么去", one.directions],
            ["要求", [shift.speciality && `“${speciality[shift.speciality]}”专长`, shift.asks && `当天${validityKind[shift.asks]}有效`].filter(Boolean).join("，")],
            ["名额", free > 0 ? `缺 ${free} 人，共 ${shift.capacity} 人` : `${shift.capacity} 人，已满`],
            ["说明", one.about],
            ["联系电话", one.contactPhone && <a href={`tel:${one.contactPhone}`}>{one.contactPhone}</a>],
          ]}
        />
      </Sheet>
      {shift.risky && one.risks && (
        <Notice tone="wait" title="请先知道风险">
          {one.risks}
        </Notice>
      )}
      {!isHeld && mine === null && shift.state === "published" && <SignUp shiftId={shift.shiftId} free={free} unfit={unfit.map((reason) => reason.says)} risky={shift.risky} />}
      {isHeld && ahead && (
        <Tap
          action={cancelHere}
          look="plain"
          label={mine.state === "waitlisted" ? "不候补了" : "取消报名"}
          fields={{ signupId: mine.signupId, shiftId: shift.shiftId }}
          confirm={mine.state === "waitlisted" ? "会从候补名单里去掉。" : "名额会让给候补的人；想再来要重新报名。"}
        />
      )}
    </>
  );
}

function SignUp({ shiftId, free, unfit, risky }: { shiftId: string; free: number; unfit: string[]; risky: boolean }) {
  if (unfit.length > 0) {
    return (
      <Section title="暂时不能报">
        <Notice tone="wait">
          <ul>
            {unfit.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </Notice>
      </Section>
    );
  }
  return (
    <Form action={signUpHere} submit={free > 0 ? (risky ? "我知道风险，报名" : "报名") : "加入候补"} busy="正在报名…">
      <Hidden name="shiftId" value={shiftId} />
      {free === 0 && <Check name="instant" label="空出名额时直接算我，不用再问" hint="不勾也行：轮到时会发消息问您要不要。" />}
    </Form>
  );
}
