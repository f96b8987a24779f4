import type { PartyStanding, RegistrationState } from "#db/words.ts";

export type Move = "submit" | "accept" | "return" | "end";

/** registration: submitted → accepted | returned → submitted again; accepted → ended (domain.md, States). */
const moves: Record<RegistrationState, Partial<Record<Move, RegistrationState>>> = {
  submitted: { accept: "accepted", return: "returned" },
  returned: { submit: "submitted" },
  accepted: { end: "ended" },
  ended: {},
};

/** The state after a move, or null when that move is not open from here. `null` state: nothing stands yet. */
export function stateAfter(state: RegistrationState | null, move: Move): RegistrationState | null {
  if (state === null) return move === "submit" ? "submitted" : null;
  return moves[state][move] ?? null;
}

/** Why a move is not open, in words a person can act on. */
export function whyNot(state: RegistrationState, move: Move): string {
  if (move === "submit") return state === "submitted" ? "已经提交过，正在等待接收。" : state === "accepted" ? "已经报到。要换社区，请办理转接。" : "这条报到已经结束，请重新报到。";
  if (move === "end") return state === "ended" ? "这条报到已经结束。" : "还没有接收的报到不用结束。";
  return state === "accepted" ? "已经有人接收了。" : state === "returned" ? "已经退回，等对方重新提交。" : "这条报到已经结束。";
}

/** 双报到 is for in-service members; retired ones stand outside (domain.md, Figures). Null: he may register. */
export function mayRegister(standing: PartyStanding | null): string | null {
  if (standing === "in_service") return null;
  return standing === "retired" ? "离退休党员不在双报到范围内。" : "没有在职党员的登记，请先由单位联络员登记。";
}

/** Paper is for a community where nobody has a post here; where somebody has, he accepts on line. Null: this way is open. */
export function wayOf(source: "online" | "paper", communityIsHere: boolean, hasSlip: boolean): { field: "source" | "slipFileId"; message: string } | null {
  if (source === "online") return communityIsHere ? null : { field: "source", message: "这个社区还没有人在本平台办理，请上传盖章的报到单。" };
  if (communityIsHere) return { field: "source", message: "这个社区已在本平台办理，请直接网上报到。" };
  return hasSlip ? null : { field: "slipFileId", message: "请上传盖章的报到单。" };
}

/** A registration stands from its acceptance; one that was ended today still holds today, so the next begins tomorrow. */
export function standsFrom(today: string, heldUntil: string | null, dayAfter: (day: string) => string): string {
  return heldUntil !== null && heldUntil >= today ? dayAfter(heldUntil) : today;
}
