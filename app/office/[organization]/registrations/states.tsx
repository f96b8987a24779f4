import { State, type Tone } from "#app/_ui/state.tsx";
import { registrationSource, registrationState, type RegistrationSource, type RegistrationState } from "#db/words.ts";

const tones: Record<RegistrationState, Tone> = { submitted: "wait", accepted: "ok", returned: "late", ended: "calm" };

/** The state of a registration as a word; what came on paper says so. */
export function RegistrationStateWord({ state, source }: { state: RegistrationState | null; source?: RegistrationSource | null }) {
  if (state === null) return <State>未报到</State>;
  return (
    <>
      <State tone={tones[state]}>{registrationState[state]}</State>
      {source === "paper" && <small> {registrationSource.paper}</small>}
    </>
  );
}
