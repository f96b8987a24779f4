"use server";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import type { JielongWhy } from "#db/words.ts";
import { keepNames } from "#lib/signups/commands.ts";
import { jielongPreview } from "#lib/signups/queries.ts";

export interface PreviewLine {
  line: number;
  name: string;
  note: string;
  kind: "matched" | "ambiguous" | "unmatched";
  people: { personId: string; name: string; already: boolean; why: string }[];
}

export interface Preview {
  shiftId: string;
  full: boolean;
  lines: PreviewLine[];
}

/** Reads a pasted 接龙 and says who is who. Signs nobody up; the names that will not become a sign-up by themselves are kept, so that none is lost. */
export async function readJielong(organization: string, _: Answered<Preview> | null, form: FormData): Promise<Answered<Preview>> {
  const { input, values } = parseForm(form);
  const text = typeof values.text === "string" ? values.text : "";
  const wrong = (message: string) => failed({ ok: false, code: "invalid", message: "请检查下面的内容", fields: { text: message } }, values);
  if (text.trim() === "") return wrong("请把接龙贴到这里");
  const actor = await postHere(organization);
  const found = await jielongPreview(actor, String(input.shiftId ?? ""), text);
  if (!found) return failed({ ok: false, code: "forbidden", message: "没有找到这个岗位，或您不能代报名。", fields: {} }, values);
  if (found.lines.length === 0) return wrong("没有认出名字。接龙要一行一个人，前面有序号，例如“1. 赵老师”");
  const names = found.lines.flatMap(({ kind, name, note, people: [one] }): { name: string; note: string; why: JielongWhy }[] => {
    if (kind === "matched") return one && !one.already && one.unfit.length > 0 ? [{ name, note, why: "unfit" }] : [];
    return [{ name, note, why: kind === "ambiguous" ? "ambiguous" : "unknown" }];
  });
  if (names.length > 0) {
    const kept = await keepNames(actor, { shiftId: found.shift.shiftId, names });
    if (!kept.ok) return failed(kept, values);
  }
  return {
    ok: true,
    value: {
      shiftId: found.shift.shiftId,
      full: found.shift.taken >= found.shift.capacity,
      lines: found.lines.map(({ people, ...line }) => ({ ...line, people: people.map((one) => ({ personId: one.personId, name: one.name, already: one.already !== null, why: one.unfit.map((reason) => reason.says).join("；") })) })),
    },
  };
}
