import { State } from "#app/_ui/state.tsx";
import type { LinkState } from "#lib/joining/rules.ts";

const words: Record<LinkState, string> = { open: "有效", expired: "已过期", ended: "已停用", closed: "对方已停办" };

export function LinkStateWord({ state }: { state: LinkState }) {
  return <State tone={state === "open" ? "ok" : "calm"}>{words[state]}</State>;
}
