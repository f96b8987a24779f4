import { and, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { consultation } from "#db/schema/cases.ts";
import { caseNameHash, counsellorTie, tieHash } from "#db/schema/conflicts.ts";
import { person } from "#db/schema/people.ts";
import type { PartySide } from "#db/words.ts";
import { keyedHash } from "#lib/crypto.ts";
import { courtFinding } from "./courts.ts";
import { nameForms, nearness, type NameForm } from "./names.ts";
import type { Finding } from "./rules.ts";

export interface Told {
  caseId: string;
  counsellorId: string;
  parties: readonly { side: PartySide; name: string }[];
  fileNumber: string;
  avoids: boolean;
}

/** The keyed hash of one form of a name. A whole name and one with a character left out share a key, so that 王明 meets 王小明. */
export function formHash(form: NameForm): Buffer {
  return keyedHash(form.form === "sound" ? "name sound" : "name", form.text);
}

/** The forms of a name with their hashes: what the indexes hold. */
export function hashedForms(name: string): { form: NameForm["form"]; hash: Buffer }[] {
  return nameForms(name).map((form) => ({ form: form.form, hash: formHash(form) }));
}

/** All that speaks against this counsellor hearing these parties; hashes, no names. `caseId` itself is left out (a hand-over looks at the others). */
export async function findConflicts(reader: Reader, told: Told): Promise<Finding[]> {
  const findings: Finding[] = told.avoids ? [{ rule: "own_word", hashes: [] }] : [];
  const named = told.parties.filter((each) => each.name.trim() !== "").map((each) => ({ ...each, forms: hashedForms(each.name) }));
  const hashes = named.flatMap((each) => each.forms.map((form) => form.hash));
  const [ties, former, [he]] = await Promise.all([
    hashes.length === 0 ? [] : reader.select({ id: tieHash.tieId, form: tieHash.form, hash: tieHash.hash }).from(tieHash).innerJoin(counsellorTie, eq(counsellorTie.id, tieHash.tieId)).where(and(eq(counsellorTie.personId, told.counsellorId), isNull(counsellorTie.endedAt), inArray(tieHash.hash, hashes))),
    hashes.length === 0
      ? []
      : reader
          .select({ side: caseNameHash.side, form: caseNameHash.form, hash: caseNameHash.hash })
          .from(caseNameHash)
          .innerJoin(consultation, eq(consultation.id, caseNameHash.caseId))
          .where(and(or(eq(consultation.counsellorId, told.counsellorId), sql`exists (select 1 from case_hand_over h where h.case_id = "consultation"."id" and h.from_id = ${told.counsellorId} and h.state = 'accepted')`), ne(consultation.id, told.caseId), inArray(caseNameHash.hash, hashes))),
    reader.select({ formerCourt: person.formerCourt }).from(person).where(eq(person.id, told.counsellorId)),
  ]);
  for (const each of named) {
    const met = (rows: { form: string; hash: Buffer }[]) => {
      const pairs = rows.flatMap((row) => each.forms.filter((form) => form.hash.equals(row.hash)).map((form) => ({ certain: form.form === "whole" && row.form === "whole", hash: row.hash.toString("hex") })));
      const certain = pairs.some((pair) => pair.certain);
      // No more is kept than what speaks: the whole name's hash where it is the same.
      const speaking = pairs.filter((pair) => pair.certain === certain);
      return pairs.length === 0 ? null : { certain, hashes: [...new Set(speaking.map((pair) => pair.hash))] };
    };
    const tie = met(ties);
    if (tie) findings.push({ rule: tie.certain ? "tie" : "tie_near", hashes: tie.hashes });
    // A resident who comes again, and the one he spoke of before, are no conflict; who stood on the other side is.
    const crossed = met(former.filter((row) => (row.side === "other") !== (each.side === "other")));
    if (crossed) findings.push({ rule: crossed.certain ? "former_party" : "former_party_near", hashes: crossed.hashes });
  }
  const court = courtFinding(told.fileNumber, he?.formerCourt ?? "");
  if (court) findings.push({ rule: court === "same" ? "former_court" : "province", hashes: [] });
  const others = named.filter((each) => each.side === "other");
  const near = named.filter((each) => each.side === "companion").find((each) => others.some((other) => nearness(each.name, other.name) !== null));
  if (near) findings.push({ rule: "companion_is_other", hashes: near.forms.filter((form) => form.form === "whole").map((form) => form.hash.toString("hex")) });
  return findings;
}
