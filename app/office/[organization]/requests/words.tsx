import { State, type Tone } from "#app/_ui/state.tsx";
import { requestState, type RequestState } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";

const tone: Record<RequestState, Tone> = { received: "wait", dispatched: "wait", in_progress: "calm", resolved: "ok", call_back: "wait", verified: "ok", redirected: "calm", merged: "calm" };
const level = ["", "社区督办", "街道督办"];

interface Standing {
  state: RequestState;
  overdue: boolean;
  escalation: number;
  reopenings: number;
}

/** Where it stands, and in words and colour that it is late, raised or came back. */
export function RequestStanding({ row }: { row: Standing }) {
  return (
    <>
      <State tone={tone[row.state]}>{requestState[row.state]}</State>
      {row.overdue && <> <State tone="late">已超期</State></>}
      {row.escalation > 0 && <> <State tone="late">{level[row.escalation]}</State></>}
      {row.reopenings > 0 && <> <State tone="wait">第 {row.reopenings + 1} 次办理</State></>}
    </>
  );
}

/** What is still running shows until when, and that it was extended. */
export function dueWords(row: { dueAt: Date; extended: boolean }): string {
  return `${formatInstant(row.dueAt)} 前${row.extended ? "（已延期）" : ""}`;
}

export function whereWords(row: { place: string | null; placeText: string; standsAt: string }): string {
  return [row.place, row.placeText].filter(Boolean).join("，") || row.standsAt;
}
