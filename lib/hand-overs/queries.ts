import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { database } from "#db/client.ts";
import { caseHandOver } from "#db/schema/case-work.ts";
import { consultation } from "#db/schema/cases.ts";
import { organization } from "#db/schema/organizations.ts";
import { person, personSpeciality } from "#db/schema/people.ts";
import { session } from "#db/schema/sessions.ts";
import { membership } from "#db/schema/teams.ts";
import type { Actor } from "#lib/actor.ts";
import { noteRefused } from "#lib/command.ts";
import { may } from "#lib/reach.ts";

/** The counsellors of the case's team who may be asked to take it over; null for who is not its reader. */
export async function whoMayTakeOver(actor: Actor, caseId: string) {
  if (!(await may(database(), actor, "case.hand_over", { id: caseId }))) {
    await noteRefused(actor, "case.hand_over", caseId);
    return null;
  }
  return database()
    .selectDistinct({ id: person.id, name: person.name })
    .from(consultation)
    .innerJoin(session, eq(session.id, consultation.sessionId))
    .innerJoin(membership, and(eq(membership.teamId, session.teamId), eq(membership.state, "approved")))
    .innerJoin(person, and(eq(person.id, membership.personId), isNull(person.endedAt), ne(person.id, consultation.counsellorId)))
    .innerJoin(personSpeciality, and(eq(personSpeciality.personId, person.id), eq(personSpeciality.speciality, "legal_advice"), isNull(personSpeciality.endedAt)))
    .where(eq(consultation.id, caseId))
    .orderBy(asc(person.name))
    .limit(100);
}

/** One offer for whom it is made: where and when, no word of the matter; null for anybody else and once it is answered. */
export async function offerPage(actor: Actor, id: string) {
  if (!(await may(database(), actor, "case.take_over", { id }))) {
    await noteRefused(actor, "case.take_over", id);
    return null;
  }
  const [row] = await database()
    .select({ id: caseHandOver.id, caseId: caseHandOver.caseId, from: person.name, day: consultation.day, number: consultation.number, community: organization.name })
    .from(caseHandOver)
    .innerJoin(consultation, eq(consultation.id, caseHandOver.caseId))
    .innerJoin(organization, eq(organization.id, consultation.communityId))
    .innerJoin(person, eq(person.id, caseHandOver.fromId))
    .where(and(eq(caseHandOver.id, id), eq(caseHandOver.state, "asked")));
  return row ?? null;
}
