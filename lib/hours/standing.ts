import { and, gte, inArray, isNotNull, isNull, lte, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { memberRegistration } from "#db/schema/participation.ts";
import { person, unitMember } from "#db/schema/people.ts";
import type { Day } from "../calendar.ts";

/** Where a person stands on a day: the unit or branch his minutes count for, and whether 双报到 counts him. */
export interface Standing {
  organizationId: string | null;
  inService: boolean;
  /** A member registration that a community accepted stands on that day. */
  registered: boolean;
}

/** The standing of persons on a day; a volunteer of no unit counts for the organization he is kept by. */
export async function standingOn(reader: Reader, people: readonly string[], day: Day): Promise<Map<string, Standing>> {
  if (people.length === 0) return new Map();
  const kept = await reader.select({ id: person.id, organizationId: person.organizationId }).from(person).where(inArray(person.id, [...people]));
  const members = await reader
    .select({ personId: unitMember.personId, organizationId: unitMember.organizationId, standing: unitMember.standing })
    .from(unitMember)
    .where(and(inArray(unitMember.personId, [...people]), lte(unitMember.fromDay, day), or(isNull(unitMember.toDay), gte(unitMember.toDay, day))));
  // Only acceptance gives a first day, so an ended registration still counts for the days it stood.
  const registrations = await reader
    .select({ personId: memberRegistration.personId })
    .from(memberRegistration)
    .where(and(inArray(memberRegistration.personId, [...people]), inArray(memberRegistration.state, ["accepted", "ended"]), isNotNull(memberRegistration.fromDay), lte(memberRegistration.fromDay, day), or(isNull(memberRegistration.toDay), gte(memberRegistration.toDay, day))));
  const registered = new Set(registrations.map((row) => row.personId));
  const units = new Map(members.map((row) => [row.personId, row]));
  return new Map(
    kept.map((row) => {
      const unit = units.get(row.id);
      return [row.id, { organizationId: unit?.organizationId ?? row.organizationId, inService: unit?.standing === "in_service", registered: registered.has(row.id) }];
    }),
  );
}
