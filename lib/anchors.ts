import { eq, inArray, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { auditEntry, file, message } from "#db/schema/ground.ts";
import { consultation } from "#db/schema/cases.ts";
import { disbursement, gift, giftApplication, thankYouLetter } from "#db/schema/gifts.ts";
import { serviceRecord } from "#db/schema/hours.ts";
import { agreement, organization, place } from "#db/schema/organizations.ts";
import { exemption, headCount, memberRegistration, unitRegistration } from "#db/schema/participation.ts";
import { person, post } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { membership, team } from "#db/schema/teams.ts";

/**
 * How a row is tied to the tree and to people: the same ties serve may() (read as facts) and scope() (put into SQL),
 * so that a list and a button cannot disagree.
 */
export interface Anchor {
  table: PgTable;
  id: AnyPgColumn;
  /** The organization it belongs to. */
  organization?: SQL | AnyPgColumn;
  /** The community, school or other organization that hosts or receives it. */
  host?: SQL | AnyPgColumn;
  /** The person it is about. */
  person?: SQL | AnyPgColumn;
  session?: SQL | AnyPgColumn;
  team?: SQL | AnyPgColumn;
  /** The persons named on it (a case's counsellor and recorder, a session's counsellors), as a uuid array. */
  named?: SQL;
  /** Whether anybody may see it. */
  public?: SQL;
}

const ofSession = (column: AnyPgColumn, session: AnyPgColumn) => sql`(select ${sql.raw(`s.${column.name}`)} from session s where s.id = ${session})`;

export const anchors = {
  organization: { table: organization, id: organization.id, organization: organization.id, host: organization.id, public: sql`true` },
  place: { table: place, id: place.id, organization: place.communityId, public: sql`not ${place.hidden}` },
  agreement: { table: agreement, id: agreement.id, organization: agreement.branchId, host: agreement.communityId },
  person: { table: person, id: person.id, organization: person.organizationId, person: person.id },
  post: { table: post, id: post.id, organization: post.organizationId, person: post.personId, session: post.sessionId },
  team: { table: team, id: team.id, organization: team.organizationId, team: team.id, public: sql`${team.public}` },
  membership: { table: membership, id: membership.id, organization: sql`(select t.organization_id from team t where t.id = ${membership.teamId})`, person: membership.personId, team: membership.teamId },
  session: {
    table: session,
    id: session.id,
    organization: session.ownerId,
    host: session.hostId,
    session: session.id,
    team: session.teamId,
    // 人员 who may log a case on the day: those who hold a place of a legal-advice, mediation or recording shift.
    named: sql`array(select g.person_id from signup g join shift f on f.id = g.shift_id where g.session_id = ${session.id} and g.state in ('confirmed', 'attended') and f.speciality in ('legal_advice', 'mediation', 'recording'))`,
    public: sql`${session.state} <> 'draft'`,
  },
  shift: { table: shift, id: shift.id, organization: ofSession(session.ownerId, shift.sessionId), host: ofSession(session.hostId, shift.sessionId), session: shift.sessionId, team: ofSession(session.teamId, shift.sessionId) },
  signup: { table: signup, id: signup.id, organization: ofSession(session.ownerId, signup.sessionId), host: ofSession(session.hostId, signup.sessionId), session: signup.sessionId, person: signup.personId },
  serviceRecord: { table: serviceRecord, id: serviceRecord.id, organization: serviceRecord.organizationId, host: serviceRecord.communityId, session: serviceRecord.sessionId, person: serviceRecord.personId },
  consultation: { table: consultation, id: consultation.id, organization: consultation.organizationId, host: consultation.communityId, session: consultation.sessionId, named: sql`array_remove(array[${consultation.counsellorId}, ${consultation.recorderId}], null)` },
  gift: { table: gift, id: gift.id, organization: gift.organizationId },
  giftApplication: { table: giftApplication, id: giftApplication.id, organization: giftApplication.organizationId },
  disbursement: { table: disbursement, id: disbursement.id, organization: sql`(select a.organization_id from gift_application a where a.id = ${disbursement.applicationId})` },
  thankYouLetter: { table: thankYouLetter, id: thankYouLetter.id, organization: thankYouLetter.organizationId },
  unitRegistration: { table: unitRegistration, id: unitRegistration.id, organization: unitRegistration.unitId, host: unitRegistration.communityId },
  memberRegistration: { table: memberRegistration, id: memberRegistration.id, organization: memberRegistration.unitId, host: memberRegistration.communityId, person: memberRegistration.personId },
  exemption: { table: exemption, id: exemption.id, organization: exemption.unitId, person: exemption.personId },
  headCount: { table: headCount, id: headCount.id, organization: headCount.unitId },
  message: { table: message, id: message.id, organization: message.organizationId, person: message.personId },
  file: { table: file, id: file.id, organization: file.organizationId, person: file.uploadedBy },
  auditEntry: { table: auditEntry, id: auditEntry.id, organization: auditEntry.organizationId, person: auditEntry.personId },
} satisfies Record<string, Anchor>;

export type Subject = keyof typeof anchors;

/** What may() looks at: one row's ties, or those of a row about to be made. */
export interface Facts {
  organizationId?: string | null;
  organizationPath?: string | null;
  hostId?: string | null;
  hostPath?: string | null;
  personId?: string | null;
  sessionId?: string | null;
  teamId?: string | null;
  named?: string[];
  public?: boolean;
  subjectId?: string | null;
}

const none = sql`null`;

/** Reads the ties of one row; null when there is no such row. */
export async function factsOf(reader: Reader, subject: Subject, id: string): Promise<Facts | null> {
  const anchor: Anchor = anchors[subject];
  const path = (column: Anchor["organization"]) => (column ? sql<string | null>`(select o.path from organization o where o.id = ${column})` : none);
  const [row] = await reader
    .select({
      organizationId: sql<string | null>`${anchor.organization ?? none}`,
      organizationPath: path(anchor.organization),
      hostId: sql<string | null>`${anchor.host ?? none}`,
      hostPath: path(anchor.host),
      personId: sql<string | null>`${anchor.person ?? none}`,
      sessionId: sql<string | null>`${anchor.session ?? none}`,
      teamId: sql<string | null>`${anchor.team ?? none}`,
      named: sql<string[]>`${anchor.named ?? sql`'{}'::uuid[]`}`,
      public: sql<boolean>`${anchor.public ?? sql`false`}`,
    })
    .from(anchor.table)
    .where(eq(anchor.id, id));
  return row ? ({ ...row, subjectId: id } as Facts) : null;
}

/** Adds the paths of the organizations named in the facts of a row about to be made. */
export async function withPaths(reader: Reader, facts: Facts): Promise<Facts> {
  const ids = [facts.organizationId, facts.hostId].filter((id): id is string => Boolean(id));
  if (ids.length === 0) return facts;
  const rows = await reader.select({ id: organization.id, path: organization.path }).from(organization).where(inArray(organization.id, ids));
  const paths = new Map(rows.map((row) => [row.id, row.path]));
  return { ...facts, organizationPath: paths.get(facts.organizationId ?? "") ?? null, hostPath: paths.get(facts.hostId ?? "") ?? null };
}
