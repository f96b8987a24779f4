import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { clientAddress } from "#app/_session/client-address.ts";
import { Facts } from "#app/_ui/facts.tsx";
import { QrCode } from "#app/_ui/qr-code.tsx";
import { SheetShell } from "#app/_ui/sheet-shell.tsx";
import { bookingState, matterKind, requestCategory } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { heldBooking } from "#lib/bookings/queries.ts";
import { holderOf } from "#lib/follow/commands.ts";
import { followAddress } from "#lib/follow/queries.ts";
import { codeShown, codeTyped } from "#lib/follow/rules.ts";
import { formatInstant } from "#lib/format.ts";
import { followedRequest } from "#lib/requests/queries.ts";

export const metadata: Metadata = { title: "回执", robots: { index: false, follow: false } };

/** The slip for who has no smartphone: the code in large digits, what it is for, whom to ring. */
export default async function Slip({ params }: { params: Promise<{ code: string }> }) {
  const typed = (await params).code;
  const found = await holderOf(typed, await clientAddress());
  const code = codeTyped(typed) ?? "";
  const facts = found.ok ? await (found.value.subject === "request" ? requestFacts : bookingFacts)(found.value.actor, found.value.actor.subjectId) : null;
  if (!facts) notFound();
  return (
    <SheetShell title={facts.title} about={facts.about} back={{ href: `/follow/${code}`, label: "返回进度" }} large>
      <h2>查询码　{codeShown(code)}</h2>
      <Facts facts={facts.lines} />
      <QrCode text={followAddress(code)} label="微信扫一扫，看进度" size="13rem" />
      <p className="small">{followAddress(code)}</p>
      <p>没有智能手机，打社区电话也能查。请收好这张纸，不要给别人看查询码。</p>
    </SheetShell>
  );
}

async function requestFacts(actor: Actor, id: string) {
  const request = await followedRequest(actor, id);
  if (!request) return null;
  const lines = [
    ["编号", request.number],
    ["类别", requestCategory[request.category]],
    ["地点", [request.community, request.place, request.placeText].filter(Boolean).join(" ")],
    ["收到", formatInstant(request.receivedAt, { year: true })],
    ["最晚办好", formatInstant(request.dueAt, { year: true })],
    ["社区电话", request.communityPhone],
  ] as const;
  return { title: "居民诉求回执", about: request.community, lines };
}

async function bookingFacts(actor: Actor, id: string) {
  const booking = await heldBooking(actor, id);
  if (!booking) return null;
  const lines = [
    ["状态", bookingState[booking.state]],
    ["时间", formatInstant(booking.slotAt ?? booking.startsAt, { year: true })],
    ["地点", [booking.host, booking.place ?? booking.placeText, booking.address].filter(Boolean).join(" ")],
    ["事项", booking.matters.map((matter) => matterKind[matter]).join("、")],
    ["要带", booking.bring.join("、")],
    ["社区电话", booking.hostPhone],
  ] as const;
  return { title: "预约回执", about: booking.title, lines };
}
