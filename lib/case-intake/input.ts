import { z } from "zod";
import { keys, procedureStage } from "#db/words.ts";
import { optionalId, ticked } from "#lib/fields.ts";

const name = z.string().trim().max(40, "姓名最多 40 个字。").default("");

/** What is asked at the desk, by word of mouth, before the first word of the matter. */
export const openIntakeInput = z.object({
  sessionId: z.uuid("请从列表中选择"),
  bookingId: optionalId,
  /** The counsellor, when a recorder does the keying; else himself. */
  counsellorId: optionalId,
  consent: ticked,
  asker: name.refine((text) => text !== "", "请问他的姓名，用来核对回避；只加密保存。"),
  other: name,
  /** He doesn't know or there is none (a will, a contract to be written). */
  noOther: ticked,
  companion: name,
  stage: z.enum(keys(procedureStage), "请选择是否已进入诉讼等程序"),
  fileNumber: z.string().trim().max(60, "案号最多 60 个字。").default(""),
  avoids: ticked,
  /** The same name is another person's: a second person is asked, and the resident waits. */
  asks: ticked,
  /** The case that was turned away for a same name alone: its number comes back to this desk. */
  againId: optionalId,
  word: z.string().trim().max(200, "最多 200 字").default(""),
});
