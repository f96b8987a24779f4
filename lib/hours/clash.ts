import { and, eq, gt, inArray, isNull, lt } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { serviceRecord } from "#db/schema/hours.ts";
import { person } from "#db/schema/people.ts";
import { overlaps, type Span } from "./rules.ts";

interface Timed {
  id: string;
  personId: string;
  startsAt: Date | null;
  endsAt: Date | null;
}

interface Standing extends Span {
  id: string;
  personId: string;
}

/**
 * Locks the persons (by id, so that two confirmers queue) and finds, for each record to be confirmed, the confirmed one it overlaps. Records of the same list clash with
 * each other too once `take` has been called for one.
 */
export async function clashes(tx: Transaction, records: readonly Timed[]): Promise<{ of(record: Timed): string | null; take(record: Timed): void }> {
  const people = [...new Set(records.map((record) => record.personId))].sort();
  if (people.length > 0) await tx.select({ id: person.id }).from(person).where(inArray(person.id, people)).orderBy(person.id).for("no key update");
  const times = records.flatMap((record) => (record.startsAt && record.endsAt ? [record.startsAt.getTime(), record.endsAt.getTime()] : []));
  const standing: Standing[] = times.length === 0 ? [] : await confirmedWithin(tx, people, new Date(Math.min(...times)), new Date(Math.max(...times)));
  return {
    of(record) {
      const { startsAt, endsAt } = record;
      if (!startsAt || !endsAt) return null;
      return standing.find((other) => other.personId === record.personId && other.id !== record.id && overlaps(other, { startsAt, endsAt }))?.id ?? null;
    },
    take(record) {
      if (record.startsAt && record.endsAt) standing.push({ id: record.id, personId: record.personId, startsAt: record.startsAt, endsAt: record.endsAt });
    },
  };
}

async function confirmedWithin(tx: Transaction, people: string[], from: Date, until: Date): Promise<Standing[]> {
  const rows = await tx
    .select({ id: serviceRecord.id, personId: serviceRecord.personId, startsAt: serviceRecord.startsAt, endsAt: serviceRecord.endsAt })
    .from(serviceRecord)
    .where(and(inArray(serviceRecord.personId, people), eq(serviceRecord.state, "confirmed"), isNull(serviceRecord.reversesId), lt(serviceRecord.startsAt, until), gt(serviceRecord.endsAt, from)));
  return rows.flatMap((row) => (row.startsAt && row.endsAt ? [{ ...row, startsAt: row.startsAt, endsAt: row.endsAt }] : []));
}
