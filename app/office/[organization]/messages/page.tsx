import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterSelect } from "#app/_ui/filters.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { Actions, PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { State, type Tone } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { messageKind, messageState, type MessageState } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import { messageFilter } from "#lib/messages/input.ts";
import { messages, type MessageRow } from "#lib/messages/queries.ts";
import { markPhonedAction, resendAction } from "./actions.ts";

export const metadata: Metadata = { title: "消息" };

const tones: Record<MessageState, Tone> = { queued: "calm", sent: "ok", failed: "late", phone_list: "wait" };
type Props = { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MessagesPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const filter = messageFilter.parse(await searchParams);
  const list = (await messages(await postHere(organization), filter)) ?? notFound();
  const here = `/office/${organization}/messages`;
  const older =
    list.older &&
    `${here}?${new URLSearchParams({ ...(filter.state && { state: filter.state }), ...(filter.kind && { kind: filter.kind }), after: list.older })}`;
  const onPhone = filter.state === "phone_list";
  return (
    <>
      <PageHead
        title={onPhone ? "电话名单" : "消息"}
        about={
          onPhone
            ? "这些人没有手机号，或短信没有回音，请打电话告诉本人，再点“已电话通知”。"
            : "发给志愿者和工作人员的每一条通知，发出了没有，都在这里。"
        }
      >
        <PrintButton />
      </PageHead>
      <Filters clear={filter.state || filter.kind ? here : undefined}>
        <FilterSelect name="state" label="状态" value={filter.state} options={messageState} />
        <FilterSelect name="kind" label="种类" value={filter.kind} options={messageKind} />
      </Filters>
      <Sheet>
        <Table
          caption="消息"
          rows={list.rows}
          rowKey={(row) => row.id}
          empty={<Empty title={onPhone ? "没有要打电话的人" : "没有符合条件的消息"} />}
          columns={[
            { head: "发给", cell: (row) => <Receiver row={row} /> },
            { head: "内容", cell: (row) => row.text },
            { head: "种类", cell: (row) => messageKind[row.kind] },
            { head: "时间", cell: (row) => <span className="nowrap">{formatInstant(row.createdAt)}</span> },
            { head: "状态", cell: (row) => <Told row={row} /> },
            { head: "办理", cell: (row) => <Answers row={row} segment={organization} /> },
          ]}
        />
      </Sheet>
      <Pager count={list.count} newer={filter.after ? here : undefined} older={older ?? undefined} />
    </>
  );
}

function Receiver({ row }: { row: MessageRow }) {
  return (
    <>
      {row.to || "未登记的人"} {row.phone ? <a href={`tel:${row.phone}`}>{row.phone}</a> : <small>没有电话，请当面或请家人转告</small>}
    </>
  );
}

function Told({ row }: { row: MessageRow }) {
  const word = row.state === "sent" && row.channel === "phone" ? "已电话通知" : messageState[row.state];
  return (
    <>
      <State tone={tones[row.state]}>{word}</State>
      {row.sentAt && <small className="nowrap"> {formatInstant(row.sentAt)}</small>}
      {row.lastError && <small> {row.lastError}</small>}
    </>
  );
}

function Answers({ row, segment }: { row: MessageRow; segment: string }) {
  if (!row.mayPhone && !row.mayResend) return null;
  return (
    <Actions>
      {row.mayPhone && <Tap action={markPhonedAction.bind(null, segment)} label="已电话通知" look="plain" fields={{ id: row.id }} />}
      {row.mayResend && <Tap action={resendAction.bind(null, segment)} label="重发" look="quiet" fields={{ id: row.id }} done="已重新排队" />}
    </Actions>
  );
}
