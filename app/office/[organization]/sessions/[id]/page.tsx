import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Actions, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { When } from "#app/_ui/when.tsx";
import { schoolOccasion, sessionKind } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatInstant, formatSpan } from "#lib/format.ts";
import { bookedHere } from "#lib/bookings/queries.ts";
import { sessionForOffice } from "#lib/sessions/queries.ts";
import { keptNames } from "#lib/signups/queries.ts";
import { SessionWord } from "../session-state.tsx";
import { KeptNames } from "./kept-names.tsx";
import { ShiftTable } from "./shift-table.tsx";

export const metadata: Metadata = { title: "场次" };

const done: Record<string, string> = {
  published: "已发布。把文字复制到微信群，或打印海报，请大家报名。",
  changed: "已保存。",
  again: "已保存，并告诉了每个报名的人，请他们再说一声能不能来。",
  cancelled: "已取消，并告诉了每个报名的人。",
  lead: "已指定负责人。",
};

type Found = NonNullable<Awaited<ReturnType<typeof sessionForOffice>>>;
type Booked = Awaited<ReturnType<typeof bookedHere>>;

export default async function SessionPage({ params, searchParams }: { params: Promise<{ organization: string; id: string }>; searchParams: Promise<{ done?: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const found = await sessionForOffice(actor, id);
  if (!found) notFound();
  const [booked, names] = await Promise.all([bookedHere(actor, found), keptNames(actor, id)]);
  const home = `/office/${organization}/sessions`;
  const told = done[(await searchParams).done ?? ""];
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "场次" }]} />} title={found.title} about={<When span={formatSpan(found.startsAt, found.endsAt, { year: true })} />}>
        <SessionWord state={found.state} />
      </PageHead>
      {told && <Notice tone="ok">{told}</Notice>}
      {found.state === "cancelled" && (
        <Notice tone="late" title="已取消">
          {found.cancelReason}
        </Notice>
      )}
      {found.state === "published" && found.reconfirmBy && <Notice tone="wait">时间或地点改过，正请报名的人在 {formatInstant(found.reconfirmBy)} 前再答复；没答复的会列入电话名单。</Notice>}
      <NextSteps found={found} at={`${home}/${id}`} isDay={dayOf(found.startsAt) <= dayOf(await now())} booked={booked} />
      <KeptNames names={names} organization={organization} sessionId={id} />
      <Section title="岗位">
        <ShiftTable shifts={found.shifts} />
      </Section>
      <Section title="安排">
        <Sheet>
          <Facts
            facts={[
              ["类型", sessionKind[found.kind]],
              ["到学校", found.occasion && schoolOccasion[found.occasion]],
              ["班级", found.classes],
              ["地点", `${found.host} ${found.place}${found.placeHidden ? "（对居民不显示）" : ""}`],
              ["志愿服务队", found.team],
              ["负责人", found.leads.map((lead) => lead.name).join("、") || (found.may.plan ? "还没有指定" : "")],
              ["报名", `${formatInstant(found.signupOpensAt)} 至 ${formatInstant(found.signupClosesAt)}`],
              ["双报到", found.doubleRegistration && "计入双报到"],
              ["风险", found.risky && found.risks],
              ["说明", found.about],
              ["联系电话", found.contactPhone],
              ["预约", booked?.words],
              ["服务群众", found.peopleServed !== null && `${found.peopleServed} 人次`],
            ]}
          />
        </Sheet>
      </Section>
      {found.may.plan && <Rare found={found} at={`${home}/${id}`} />}
    </>
  );
}

/** What comes next for this session, the main thing first. */
function NextSteps({ found, at, isDay, booked }: { found: Found; at: string; isDay: boolean; booked: Booked }) {
  const { may, state } = found;
  const ahead = state === "published" || state === "under_way";
  return (
    <Actions>
      {may.publish && (
        <LinkButton look="main" href={`${at}/publication`}>
          看样子，发布
        </LinkButton>
      )}
      {may.run && ahead && (
        <LinkButton look={isDay ? "main" : "plain"} href={`${at}/day`}>
          {state === "under_way" ? "当天签到" : "开场、签到"}
        </LinkButton>
      )}
      {may.fill && ahead && (
        <LinkButton look={isDay ? "plain" : "main"} href={`${at}/filling`}>
          报名和填人
        </LinkButton>
      )}
      {booked && (
        <LinkButton look={state === "under_way" ? "main" : "plain"} href={`${at}/queue`}>
          {`预约和叫号${booked.standing > 0 ? `（${booked.standing}）` : ""}`}
        </LinkButton>
      )}
      {may.roster && ahead && <LinkButton href={`${at}/roster`}>打印名单</LinkButton>}
      {may.plan && state !== "draft" && state !== "completed" && <LinkButton href={`${at}/text`}>复制到微信群</LinkButton>}
      {may.plan && state === "published" && <LinkButton href={`${at}/poster`}>打印海报</LinkButton>}
      {state === "completed" && may.roster && <LinkButton href={`${at}/record`}>看结果</LinkButton>}
    </Actions>
  );
}

function Rare({ found, at }: { found: Found; at: string }) {
  return (
    <Section title="其他">
      <Actions>
        {found.may.change && <LinkButton href={`${at}/change`}>修改</LinkButton>}
        <LinkButton href={`${at}/copy`}>再办一场一样的</LinkButton>
        {found.state !== "completed" && found.state !== "cancelled" && <LinkButton href={`${at}/lead`}>指定负责人</LinkButton>}
        {found.state !== "draft" && (
          <LinkButton look="quiet" href={`/sessions/${found.id}`}>
            居民看到的页面
          </LinkButton>
        )}
        {found.may.cancel && (
          <LinkButton look="danger" href={`${at}/cancellation`}>
            取消场次
          </LinkButton>
        )}
      </Actions>
    </Section>
  );
}
