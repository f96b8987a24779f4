import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { database } from "#db/client.ts";
import { followCode } from "#db/schema/follow.ts";
import type { Actor } from "#lib/actor.ts";
import { stillWithin, withinLimit } from "#lib/attempts.ts";
import { command, type Context } from "#lib/command.ts";
import { keyedHash } from "#lib/crypto.ts";
import { newId } from "#lib/ids.ts";
import type { Answer } from "#lib/refusal.ts";
import { CODE_DIGITS, codeTyped, WRONG_CODES } from "./rules.ts";

export type Followed = { actor: Actor & { kind: "holder" }; subject: "booking" | "request" };

const hashOf = (code: string) => keyedHash("follow code", code);

/**
 * Gives a resident a code for a booking or request, within the command that makes it. `seedId`: the id of who follows, when it is not the
 * thing itself (我也遇到). The code is codeOf(seedId): nothing stores it, and a repeated key finds the same one.
 */
export async function issueFollowCode(ctx: Context, subject: Followed["subject"], subjectId: string, seedId = subjectId): Promise<void> {
  await ctx.tx.insert(followCode).values({ codeHash: hashOf(codeOf(seedId)), subject, subjectId, createdAt: ctx.now });
}

/** The twelve digits that belong to an id, by the data key. For the answer to the resident himself and messages to his phone; never for a screen of others. */
export function codeOf(seedId: string): string {
  return String(keyedHash("follow code of", seedId).readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS)).padStart(CODE_DIGITS, "0");
}

/** Points the codes made from these ids at one thing: both residents of a merged request follow the one (domain.md, States), until it is taken out again. */
export async function pointCodesAt(ctx: Context, seedIds: string[], toId: string): Promise<void> {
  await ctx.tx.update(followCode).set({ subjectId: toId }).where(inArray(followCode.codeHash, seedIds.map((seed) => hashOf(codeOf(seed)))));
}

/**
 * The holder of a code typed or opened at an address. Refuses not_found for what is no code of ours, and too_many for an address
 * that typed too many wrong ones in ten minutes (then also a right one; the trail says so once).
 */
export async function holderOf(typed: string, address: string): Promise<Answer<Followed>> {
  const wrong = `follow code from ${address}`;
  const tooMany: Answer<never> = { ok: false, code: "too_many", message: "输错的次数太多，请十分钟后再试；也可以打电话给社区，请工作人员帮您查。", fields: {} };
  if (!(await stillWithin(wrong, WRONG_CODES, 600))) return tooMany;
  const code = codeTyped(typed);
  const [found] = code
    ? await database()
        .select({ subject: followCode.subject, subjectId: followCode.subjectId })
        .from(followCode)
        .where(and(eq(followCode.codeHash, hashOf(code)), isNull(followCode.endedAt)))
    : [];
  if (found && code) {
    const also = codeOf(found.subjectId) === code ? {} : ({ also: true } as const);
    return { ok: true, value: { actor: { kind: "holder", subjectId: found.subjectId, ...also }, subject: found.subject as Followed["subject"] } };
  }
  if (!(await withinLimit(wrong, WRONG_CODES - 1, 600))) await noteGuessing({ kind: "visitor" }, {});
  const message = "没有找到这个查询码。请核对短信或回执上的 12 位数字。";
  return { ok: false, code: "not_found", message, fields: { code: message } };
}

/** The trail's line that somebody guesses codes; the address itself is not kept. */
const noteGuessing = command("noteGuessing", z.object({}), async (ctx) => {
  await ctx.may("follow.open", { public: true });
  await ctx.record({ subject: "followCode", id: newId() });
  return { noted: true };
});
