import { State, type Tone } from "#app/_ui/state.tsx";
import { sessionState, type SessionState } from "#db/words.ts";

const tones: Record<SessionState, Tone> = { draft: "wait", published: "calm", under_way: "ok", completed: "ok", cancelled: "late" };

export function SessionWord({ state }: { state: SessionState }) {
  return <State tone={tones[state]}>{sessionState[state]}</State>;
}

/** How a session is filled, in words: 3/4，缺 1 人. */
export function Filled({ row }: { row: { capacity: number; taken: number; waiting: number } }) {
  const free = row.capacity - row.taken;
  return (
    <span>
      {row.taken}/{row.capacity}
      {free > 0 && `，缺 ${free} 人`}
      {row.waiting > 0 && `，候补 ${row.waiting} 人`}
    </span>
  );
}
