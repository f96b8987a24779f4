import { CODE_MINUTES } from "#lib/sign-in/rules.ts";
import type { MessageKind } from "#db/words.ts";

/** Tries before a message is called failed; the wait doubles: 1, 2, 4, 8, 16 minutes. */
export const MOST_TRIES = 6;

/** When to try again after `tries` failures, or null when it has failed for good. */
export function nextTry(tries: number, instant: Date): Date | null {
  return tries >= MOST_TRIES ? null : new Date(instant.getTime() + 2 ** (tries - 1) * 60_000);
}

/** Stands in last_error from the claim until the answer: a message found so later may or may not have gone out. */
export const UNDER_WAY = "sending";

/** Why a queued message that is due must not be sent, in words for the list; null when it may be. */
export function whyNotSend(row: { kind: MessageKind; createdAt: Date; dueAt: Date; lastError: string | null }, instant: Date): string | null {
  if (row.kind === "sign_in_code" && instant.getTime() - row.createdAt.getTime() > CODE_MINUTES * 60_000) return "验证码已过期，没有发出";
  return row.lastError === UNDER_WAY && row.dueAt <= instant ? "发送时中断，不知道是否已送到" : null;
}
