import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { database } from "#db/client.ts";
import { conflictCheck, counsellorTie } from "#db/schema/conflicts.ts";
import { person } from "#db/schema/people.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { open } from "#lib/crypto.ts";
import { may } from "#lib/reach.ts";
import { courtName } from "./courts.ts";
import { readFileNumber } from "./file-number.ts";
import { rulesFound } from "./rules.ts";

/** The names this counsellor keeps, for himself alone; null for who keeps none (not himself). */
export async function myTies(actor: Actor) {
  const personId = personOf(actor);
  if (!(await may(database(), actor, "tie.keep", { personId }))) return null;
  const [rows, [he]] = await Promise.all([
    database().select().from(counsellorTie).where(and(eq(counsellorTie.personId, personId!), isNull(counsellorTie.endedAt))).orderBy(asc(counsellorTie.id)),
    database().select({ formerCourt: person.formerCourt }).from(person).where(eq(person.id, personId!)),
  ]);
  return { formerCourt: he?.formerCourt ?? "", ties: rows.map((row) => ({ id: row.id, ...(JSON.parse(open("counsellor tie", row.id, row.sealed)) as { name: string; how: string }) })) };
}

/** How a case was cleared, in rules: for its readers. */
export async function checksOf(actor: Actor, caseId: string) {
  if (!(await may(database(), actor, "case.words", { id: caseId }))) return [];
  const rows = await database().select({ at: conflictCheck.at, decision: conflictCheck.decision, findings: conflictCheck.findings, counsellor: person.name }).from(conflictCheck).innerJoin(person, eq(person.id, conflictCheck.counsellorId)).where(eq(conflictCheck.caseId, caseId)).orderBy(desc(conflictCheck.id));
  return rows.map(({ findings, ...row }) => ({ ...row, rules: rulesFound(findings) }));
}

/** A file number in words: year, court, kind and number; null when it is none. */
export function fileNumberInWords(text: string): string | null {
  const read = readFileNumber(text);
  return read && `${read.written}　${courtName(read.court)}　${read.year} 年`;
}
