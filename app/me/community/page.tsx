import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { RecordState } from "#app/_ui/hours/record-state.tsx";
import { Actions, PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { registrationState } from "#db/words.ts";
import { dayOf, periodOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatDay, formatMinutes } from "#lib/format.ts";
import { myHours } from "#lib/hours/queries.ts";
import { myRegistration } from "#lib/registrations/queries.ts";
import { VisitsPart } from "./visits-part.tsx";

export const metadata: Metadata = { title: "我的社区" };
const tones = { submitted: "wait", accepted: "ok", returned: "late", ended: "calm" } as const;

export default async function MyCommunity() {
  const actor = await personHere();
  const [mine, hours] = await Promise.all([myRegistration(actor), myHours(actor, periodOf("year", dayOf(await now())))]);
  if (!mine || !hours) notFound();
  const { live } = mine;
  // For those of every standing, registered or not.
  const everybody = (
    <>
      <VisitsPart actor={actor} />
      <p>
        <Link href="/me/community/wishes" prefetch={false}>
          看看社区的需求和微心愿
        </Link>
      </p>
    </>
  );
  const declared = hours.rows.filter((row) => row.source === "declared");
  if (!mine.inService && !live) {
    return (
      <>
        <PageHead title="我的社区" />
        {everybody}
        <Empty title="“双报到”由在职党员办理">
          <p>{mine.retired ? "离退休党员不用报到。想参加服务，看看“岗位”里有没有适合您的。" : "您的资料里没有登记在职党员身份。如有出入，请找本单位党务联络员。"}</p>
        </Empty>
      </>
    );
  }
  return (
    <>
      <PageHead title="我的社区" />
      {live ? (
        <Sheet>
          <RowHead>
            <h2>{live.community}</h2>
            <State tone={tones[live.state]}>{registrationState[live.state]}</State>
          </RowHead>
          <Facts facts={[["单位", live.unit], ["自", live.fromDay && formatDay(live.fromDay, { year: true, weekday: false })], ["退回原因", live.state === "returned" && live.reason]]} />
          <Actions>
            {live.state === "returned" && <LinkButton look="main" href="/me/community/register">修改后再报到</LinkButton>}
            {live.state === "accepted" && <LinkButton href="/me/community/receipt">报到回执</LinkButton>}
            {live.state === "accepted" && <LinkButton href="/me/community/transfer">换一个社区</LinkButton>}
            {live.state === "accepted" && <LinkButton look="quiet" href="/me/community/ending">结束报到</LinkButton>}
          </Actions>
        </Sheet>
      ) : (
        <Empty title="您还没有向社区报到">
          <LinkButton look="main" href="/me/community/register">
            去报到
          </LinkButton>
        </Empty>
      )}
      {everybody}
      <Section
        title="在别处做的服务"
        aside={
          <Link href="/me/community/declare" prefetch={false}>
            申报一次
          </Link>
        }
      >
        {declared.length === 0 ? (
          <Empty title="今年没有申报">
            <p>参加本平台的场次会自动记录，不用申报。</p>
          </Empty>
        ) : (
          <Sheet>
            <Rows label="申报的服务">
              {declared.map((row) => (
                <li key={row.id}>
                  <RowHead>
                    <b>{formatDay(row.day)}</b>
                    <RecordState state={row.state} />
                  </RowHead>
                  <p>{row.what}</p>
                  <p className="small">
                    {row.community}　{formatMinutes(row.minutes)}
                  </p>
                </li>
              ))}
            </Rows>
          </Sheet>
        )}
      </Section>
      {mine.before.length > 0 && (
        <Disclosure summary={`以前的报到（${mine.before.length}）`}>
          <Rows>
            {mine.before.map((row) => (
              <li key={row.id}>
                {row.community}　{row.fromDay} 至 {row.toDay}
              </li>
            ))}
          </Rows>
        </Disclosure>
      )}
    </>
  );
}
