import { z } from "zod";
import type { Actor } from "#lib/actor.ts";
import { invalid } from "#lib/command.ts";
import { open, seal } from "#lib/crypto.ts";
import type { Answer } from "#lib/refusal.ts";
import { askForNumber } from "#lib/sign-in/commands.ts";
import { askToBookInput } from "./input.ts";

/** What was chosen and typed before the code came. It travels sealed in the page's address: no phone stands there in the open, and nothing is stored for who never comes back. */
const draft = z.object({ sessionId: z.string(), slotAt: z.string(), callMe: z.string(), phone: z.string(), via: z.string(), matters: z.array(z.string()), priority: z.string(), homeVisit: z.boolean() });
export type Draft = z.infer<typeof draft>;

/** Sends the code to the number and answers what the next page needs. Nothing is booked yet. `address`: for the limits of codes. */
export async function askToBook(actor: Actor, input: unknown, address: string): Promise<Answer<{ codeId: string; draft: string }>> {
  const parsed = askToBookInput.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const sent = await askForNumber(actor, { phone: parsed.data.phone, purpose: "booking" }, address);
  if (!sent.ok) return sent;
  const kept: Draft = { ...parsed.data, slotAt: parsed.data.slotAt?.toISOString() ?? "" };
  return { ok: true, value: { codeId: sent.value.codeId, draft: seal("booking draft", sent.value.codeId, JSON.stringify(kept)).toString("base64url") } };
}

/** What askToBook kept, or null when it was altered or belongs to another code. */
export function openDraft(codeId: string, sealed: string): Draft | null {
  try {
    return draft.parse(JSON.parse(open("booking draft", codeId, Buffer.from(sealed, "base64url"))));
  } catch {
    return null;
  }
}
