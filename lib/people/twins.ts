import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { person } from "#db/schema/people.ts";

/**
 * Which of these rows (by index) the organization already has: the same name and phone. Two of one name without a phone are
 * twins only when their birthdays agree too, since a father and a neighbour may share a name.
 */
export async function standsAlready(reader: Reader, organizationId: string, rows: readonly { name: string; phone: string; birthday: string | null }[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const known = await reader
    .select({ name: person.name, phone: person.phone, birthday: person.birthday })
    .from(person)
    .where(and(eq(person.organizationId, organizationId), isNull(person.endedAt), inArray(person.name, [...new Set(rows.map((row) => row.name))])));
  return rows.flatMap((row, index) => (known.some((other) => other.name === row.name && other.phone === row.phone && (row.phone !== "" || other.birthday === row.birthday)) ? [index] : []));
}
