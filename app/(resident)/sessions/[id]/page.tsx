import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { actorHere } from "#app/_session/actor.ts";
import { Facts } from "#app/_ui/facts.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Actions, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { When } from "#app/_ui/when.tsx";
import { formatSpan } from "#lib/format.ts";
import { bookableSession } from "#lib/bookings/queries.ts";
import { publicSession } from "#lib/sessions/queries.ts";
import { FreeTimes } from "./free-times.tsx";
import style from "../../resident.module.css";

interface Address {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const found = await publicSession(await actorHere(), (await params).id);
  return { title: found ? `${found.title} ${formatSpan(found.startsAt, found.endsAt)}` : "场次" };
}

export default async function SessionPage({ params }: Address) {
  const found = await publicSession(await actorHere(), (await params).id);
  if (!found) notFound();
  const free = found.state === "published" || found.state === "under_way" ? await bookableSession(await actorHere(), found.id, []) : null;
  const consultation = found.kind === "consultation" || found.kind === "mediation";
  const missing = found.shifts.reduce((sum, shift) => sum + Math.max(0, shift.capacity - shift.taken), 0);
  return (
    <>
      <PageHead 
        above={found.title === found.kindWord ? undefined : <span className="small">{found.kindWord}</span>}
        title={found.title}
        about={
          <span className={style.when}>
            <When span={formatSpan(found.startsAt, found.endsAt)} dateTime={found.startsAt.toISOString()} />
          </span>
        }
      >
        <State tone={found.state === "cancelled" ? "late" : found.state === "under_way" ? "ok" : "calm"}>{found.state === "published" ? (free?.takesBookings ? "可预约，也可直接来" : "无需预约") : found.stateWord}</State>
      </PageHead>
      {found.state === "cancelled" && (
        <Notice tone="late" title="这一场已取消">
          {found.cancelReason}
        </Notice>
      )}
      {free?.takesBookings && <FreeTimes id={found.id} slots={free.slots} />}
      <Sheet>
        <Facts
          facts={[
            ["在哪里", found.placeHidden ? `${found.host}（具体地点请电话询问）` : `${found.host}　${found.place}`],
            ["地址", found.address || found.hostAddress],
            ["怎么走", found.directions],
            ["谁来", `${found.team}的志愿者`],
            ["电话", found.contactPhone && <a href={`tel:${found.contactPhone}`}>{found.contactPhone}</a>],
            ["费用", "免费"],
          ]}
        />
      </Sheet>
      {found.about && (
        <Section title="说明">
          <p>{found.about}</p>
        </Section>
      )}
      {consultation && (
        <Section title="来之前">
          <p>带上身份证和有关材料，例如合同、收据、判决书、通知。一次可以问几件事。</p>
          <p className="small">由志愿者提供参考意见，不代理案件，不收钱，不推荐律师。已经打官司、执行、仲裁或信访的，只告诉您怎么走程序。法律援助电话 12348。</p>
        </Section>
      )}
      {found.state === "published" && missing > 0 && (
        <Actions>
          <LinkButton href="/me/shifts">我是志愿者，去报名（还缺 {missing} 人）</LinkButton>
        </Actions>
      )}
    </>
  );
}
