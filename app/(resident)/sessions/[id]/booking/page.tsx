import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { actorHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Checkboxes } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Actions, PageHead } from "#app/_ui/sheet.tsx";
import { When } from "#app/_ui/when.tsx";
import { keys, matterKind, type MatterKind } from "#db/words.ts";
import { bookableSession, openDraft } from "#lib/bookings/queries.ts";
import { matterInWords } from "#lib/bookings/rules.ts";
import { formatSpan } from "#lib/format.ts";
import { publicSession } from "#lib/sessions/queries.ts";
import { codesReachPeople } from "#lib/sign-in/queries.ts";
import { chooseMatters } from "./actions.ts";
import { TimeAndPerson } from "./time-and-person.tsx";

export const metadata: Metadata = { title: "预约咨询" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | undefined>> };

/** Two steps by the address, so that each works as plain HTML: what it is about decides how long, and so which times are free. */
export default async function BookingPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const matters = (query.matters ?? "").split(".").filter((one): one is MatterKind => Object.hasOwn(matterKind, one)).slice(0, 4);
  const actor = await actorHere();
  const found = await bookableSession(actor, id, matters);
  if (!found) return <NotBookable id={id} />;
  const head = <PageHead title="预约咨询" above={<Link href={`/sessions/${id}`} prefetch={false}>{found.title}</Link>} about={<><When span={formatSpan(found.startsAt, found.endsAt)} />　{found.host}</>} />;
  const phone = found.contactPhone || found.hostPhone;
  if (!codesReachPeople() || !found.takesBookings) {
    return (
      <>
        {head}
        <Notice title={found.takesBookings ? "请打电话预约" : "这一场不用预约，直接来就行"}>{phone && <a href={`tel:${phone}`}>{phone}</a>}</Notice>
      </>
    );
  }
  return (
    <>
      {head}
      {matters.length === 0 ? (
        <Form action={chooseMatters.bind(null, id)} submit="下一步：选时间" busy="请稍候…" initial={{ matters: (query.was ?? "").split(".") }}>
          <Checkboxes name="matters" label="想问什么事？" hint="可以选几件。大概差不多就行，到现场再细说。" options={keys(matterKind).map((kind) => ({ value: kind, label: matterInWords[kind], hint: matterKind[kind] }))} />
        </Form>
      ) : (
        <TimeAndPerson found={found} matters={matters} draft={openDraft(query.request ?? "", query.draft ?? "")} />
      )}
      <p className="small">没有手机或不会用？请打电话{phone && <a href={`tel:${phone}`}>{phone}</a>}，社区帮您约；当天直接来取号也一样。</p>
    </>
  );
}

async function NotBookable({ id }: { id: string }) {
  const found = await publicSession(await actorHere(), id);
  if (!found) notFound();
  return (
    <>
      <h1>预约咨询</h1>
      <Empty title="这一场不能预约了">
        <p>{found.title}已经结束或取消。</p>
        <Actions>
          <LinkButton look="main" href="/sessions?kind=consultation">看别的场次</LinkButton>
        </Actions>
      </Empty>
    </>
  );
}
