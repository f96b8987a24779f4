import { State, type Tone } from "#app/_ui/state.tsx";
import { serviceRecordState, type ServiceRecordState } from "#db/words.ts";

const tones: Record<ServiceRecordState, Tone> = { entered: "wait", confirmed: "ok", refused: "late", reversed: "calm" };

/** A record's state; the negative row beside a reversed one says what it is. */
export function RecordState({ state, reversal }: { state: ServiceRecordState; reversal?: boolean }) {
  return <State tone={tones[state]}>{reversal ? "冲销" : serviceRecordState[state]}</State>;
}
