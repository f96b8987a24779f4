import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { formatSpan, formatTimes } from "#lib/format.ts";
import { sessionForOffice } from "#lib/sessions/queries.ts";
import { filling, keptNames } from "#lib/signups/queries.ts";
import { KeptNames } from "../kept-names.tsx";
import { SignupLine } from "./signup-line.tsx";

export const metadata: Metadata = { title: "报名和填人" };
const done: Record<string, string> = { confirmed: "已代报名，并发了消息。", waitlisted: "名额已满，已代为候补，并发了消息。" };
const held = ["confirmed", "offered", "attended", "absent", "excused"];

export default async function Filling({ params, searchParams }: { params: Promise<{ organization: string; id: string }>; searchParams: Promise<{ done?: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const [found, board, names] = await Promise.all([sessionForOffice(actor, id), filling(actor, id), keptNames(actor, id)]);
  if (!found || !board) notFound();
  const home = `/office/${organization}/sessions`;
  const at = `${home}/${id}/filling`;
  const told = done[(await searchParams).done ?? ""];
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "场次" }, { href: `${home}/${id}`, label: found.title }]} />} title="报名和填人" about={formatSpan(found.startsAt, found.endsAt)}>
        {board.may.proxy && <LinkButton href={`${at}/jielong`}>粘贴接龙</LinkButton>}
        {found.may.plan && <LinkButton href={`${home}/${id}/text`}>复制到微信群</LinkButton>}
      </PageHead>
      {told && <Notice tone="ok">{told}</Notice>}
      <KeptNames names={names} organization={organization} sessionId={id} />
      {board.shifts.map((shift) => {
        const free = shift.capacity - shift.taken;
        const on = shift.signups.filter((one) => held.includes(one.state));
        const waiting = shift.signups.filter((one) => one.state === "waitlisted");
        const gone = shift.signups.filter((one) => one.state === "cancelled" || one.state === "passed");
        return (
          <Section
            key={shift.shiftId}
            title={`${shift.name}　${formatTimes(shift.startsAt, shift.endsAt)}　${shift.taken}/${shift.capacity}${free > 0 ? `，缺 ${free} 人` : ""}`}
            aside={board.may.proxy && <LinkButton href={`${at}/proxy?shift=${shift.shiftId}`}>代报名</LinkButton>}
          >
            <Sheet>
              {on.length + waiting.length === 0 ? (
                <p className="small">还没有人报名。可以把文字发到群里，或替答应的人代报名。</p>
              ) : (
                <Rows label={shift.name}>
                  {on.map((one) => (
                    <SignupLine key={one.id} one={one} organization={organization} mayAct={board.may.proxy} />
                  ))}
                  {waiting.map((one, index) => (
                    <SignupLine key={one.id} one={one} organization={organization} mayAct={board.may.proxy} place={index + 1} />
                  ))}
                </Rows>
              )}
              {gone.length > 0 && <p className="small">另有 {gone.length} 条已取消或放弃，操作记录里可查。</p>}
            </Sheet>
          </Section>
        );
      })}
    </>
  );
}
