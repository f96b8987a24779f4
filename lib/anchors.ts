import { eq, getTableName, inArray, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { auditEntry, file, message } from "#db/schema/ground.ts";
import { booking } from "#db/schema/bookings.ts";
import { breakGlass } from "#db/schema/case-access.ts";
import { caseHandOver } from "#db/schema/case-work.ts";
import { consultation } from "#db/schema/cases.ts";
import { sameName } from "#db/schema/conflicts.ts";
import { gridVisit } from "#db/schema/grid-visits.ts";
import { disbursement, gift, giftApplication, thankYouLetter } from "#db/schema/gifts.ts";
import { serviceRecord } from "#db/schema/hours.ts";
import { listClaim, listItem } from "#db/schema/list-items.ts";
import { joiningLink, unitJoining } from "#db/schema/joining.ts";
import { agreement, organization, place } from "#db/schema/organizations.ts";
import { exemption, headCount, memberRegistration, unitRegistration } from "#db/schema/participation.ts";
import { person, post } from "#db/schema/people.ts";
import { request } from "#db/schema/requests.ts";
import { room, roomBooking } from "#db/schema/rooms.ts";
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
  /** The organization that planned the session it comes from: a second tie to the tree. */
  planner?: SQL | AnyPgColumn;
  /** The person it is about. */
  person?: SQL | AnyPgColumn;
  session?: SQL | AnyPgColumn;
  team?: SQL | AnyPgColumn;
  /** The persons named on it (a case's counsellor and recorder, a session's counsellors), as a uuid array. */
  named?: SQL;
  /** Paths of the organizations that handle it now (a request's dispatches), as a text array; and the same as a condition on a path that lists can index. */
  handlers?: SQL;
  handledBelow?: (path: string) => SQL;
  /** Whether anybody may see it. */
  public?: SQL;
}

/** A column with its table's name: Drizzle drops it in the select list of one table, and a subquery would read its own column. */
export const q = (column: AnyPgColumn) => sql.raw(`"${getTableName(column.table)}"."${column.name}"`);

const ofSession = (column: AnyPgColumn, session: AnyPgColumn) => sql`(select ${sql.raw(`s.${column.name}`)} from session s where s.id = ${q(session)})`;

/** 人员 who sit at the desks of a session: they hold a place of a legal-advice, mediation or recording shift. */
const atDesks = (session: AnyPgColumn) => sql`array(select g.person_id from signup g join shift f on f.id = g.shift_id where g.session_id = ${q(session)} and g.state in ('confirmed', 'attended') and f.speciality in ('legal_advice', 'mediation', 'recording'))`;

const fileHost = sql`coalesce((select u.community_id from unit_registration u where u.slip_file_id = ${q(file.id)} limit 1), (select m.community_id from member_registration m where m.slip_file_id = ${q(file.id)} limit 1), (select s.community_id from service_record s where s.card_file_id = ${q(file.id)} limit 1))`;

export const anchors = {
  organization: { table: organization, id: organization.id, organization: q(organization.id), host: q(organization.id), public: sql`true` },
  place: { table: place, id: place.id, organization: q(place.communityId), public: sql`not ${q(place.hidden)}` },
  agreement: { table: agreement, id: agreement.id, organization: q(agreement.branchId), host: q(agreement.communityId) },
  person: { table: person, id: person.id, organization: q(person.organizationId), person: q(person.id) },
  post: { table: post, id: post.id, organization: q(post.organizationId), person: q(post.personId), session: q(post.sessionId) },
  team: { table: team, id: team.id, organization: q(team.organizationId), team: q(team.id), public: sql`${q(team.public)}` },
  membership: { table: membership, id: membership.id, organization: sql`(select t.organization_id from team t where t.id = ${q(membership.teamId)})`, person: q(membership.personId), team: q(membership.teamId) },
  joiningLink: { table: joiningLink, id: joiningLink.id, organization: sql`coalesce(${q(joiningLink.unitId)}, (select t.organization_id from team t where t.id = ${q(joiningLink.teamId)}))`, team: q(joiningLink.teamId) },
  unitJoining: { table: unitJoining, id: unitJoining.id, organization: q(unitJoining.unitId), person: q(unitJoining.personId) },
  session: {
    table: session,
    id: session.id,
    organization: q(session.ownerId),
    host: q(session.hostId),
    session: q(session.id),
    team: q(session.teamId),
    named: atDesks(session.id),
    public: sql`${q(session.state)} <> 'draft'`,
  },
  shift: { table: shift, id: shift.id, organization: ofSession(session.ownerId, shift.sessionId), host: ofSession(session.hostId, shift.sessionId), session: q(shift.sessionId), team: ofSession(session.teamId, shift.sessionId) },
  signup: { table: signup, id: signup.id, organization: ofSession(session.ownerId, signup.sessionId), host: ofSession(session.hostId, signup.sessionId), session: q(signup.sessionId), person: q(signup.personId) },
  booking: { table: booking, id: booking.id, organization: ofSession(session.ownerId, booking.sessionId), host: ofSession(session.hostId, booking.sessionId), session: q(booking.sessionId), named: atDesks(booking.sessionId) },
  serviceRecord: { table: serviceRecord, id: serviceRecord.id, organization: q(serviceRecord.organizationId), host: q(serviceRecord.communityId), session: q(serviceRecord.sessionId), person: q(serviceRecord.personId) },
  consultation: { table: consultation, id: consultation.id, organization: q(consultation.organizationId), host: q(consultation.communityId), session: q(consultation.sessionId), team: ofSession(session.teamId, consultation.sessionId), named: sql`array_remove(array[${q(consultation.counsellorId)}, ${q(consultation.recorderId)}], null)` },
  caseHandOver: { table: caseHandOver, id: caseHandOver.id, organization: sql`(select c.organization_id from consultation c where c.id = ${q(caseHandOver.caseId)})`, person: q(caseHandOver.toId) },
  breakGlass: { table: breakGlass, id: breakGlass.id, organization: q(breakGlass.organizationId), person: q(breakGlass.askedBy) },
  sameName: { table: sameName, id: sameName.id, organization: q(sameName.organizationId), person: q(sameName.askedBy), named: sql`array_remove(array[${q(sameName.counsellorId)}, ${q(sameName.askedBy)}], null)` },
  request: {
    table: request,
    id: request.id,
    organization: q(request.organizationId),
    handlers: sql`array(select o.path from request_dispatch d join organization o on o.id = d.organization_id where d.request_id = ${q(request.id)} and d.state in ('sent', 'accepted', 'done'))`,
    handledBelow: (path) => sql`${q(request.id)} in (select d.request_id from request_dispatch d join organization o on o.id = d.organization_id where o.path like ${path} and d.state in ('sent', 'accepted', 'done'))`,
  },
  gridVisit: { table: gridVisit, id: gridVisit.id, organization: q(gridVisit.unitId), host: q(gridVisit.gridId), named: sql`array(select m.person_id from grid_visit_member m where m.visit_id = ${q(gridVisit.id)})` },
  listItem: { table: listItem, id: listItem.id, organization: q(listItem.communityId), public: sql`${q(listItem.state)} not in ('proposed', 'withdrawn')` },
  listClaim: { table: listClaim, id: listClaim.id, organization: q(listClaim.organizationId), person: q(listClaim.personId), host: sql`(select i.community_id from list_item i where i.id = ${q(listClaim.itemId)})` },
  room: { table: room, id: room.id, organization: q(room.communityId), public: sql`true` },
  roomBooking: { table: roomBooking, id: roomBooking.id, organization: q(roomBooking.organizationId), host: sql`(select r.community_id from room r where r.id = ${q(roomBooking.roomId)})` },
  gift: { table: gift, id: gift.id, organization: q(gift.organizationId) },
  giftApplication: { table: giftApplication, id: giftApplication.id, organization: q(giftApplication.organizationId) },
  disbursement: { table: disbursement, id: disbursement.id, organization: sql`(select a.organization_id from gift_application a where a.id = ${q(disbursement.applicationId)})` },
  thankYouLetter: { table: thankYouLetter, id: thankYouLetter.id, organization: q(thankYouLetter.organizationId) },
  unitRegistration: { table: unitRegistration, id: unitRegistration.id, organization: q(unitRegistration.unitId), host: q(unitRegistration.communityId) },
  memberRegistration: { table: memberRegistration, id: memberRegistration.id, organization: q(memberRegistration.unitId), host: q(memberRegistration.communityId), person: q(memberRegistration.personId) },
  exemption: { table: exemption, id: exemption.id, organization: q(exemption.unitId), person: q(exemption.personId) },
  headCount: { table: headCount, id: headCount.id, organization: q(headCount.unitId) },
  message: { table: message, id: message.id, organization: q(message.organizationId), person: q(message.personId) },
  // A stamped slip or card is read by the community that the registration or the service goes to.
  file: { table: file, id: file.id, organization: q(file.organizationId), person: q(file.uploadedBy), host: fileHost },
  auditEntry: { table: auditEntry, id: auditEntry.id, organization: q(auditEntry.organizationId), person: q(auditEntry.personId) },
} satisfies Record<string, Anchor>;

export type Subject = keyof typeof anchors;

/** What may() looks at: one row's ties, or those of a row about to be made. */
export interface Facts {
  organizationId?: string | null;
  organizationPath?: string | null;
  hostId?: string | null;
  hostPath?: string | null;
  plannerId?: string | null;
  plannerPath?: string | null;
  personId?: string | null;
  sessionId?: string | null;
  teamId?: string | null;
  named?: string[];
  handlers?: string[];
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
      plannerId: sql<string | null>`${anchor.planner ?? none}`,
      plannerPath: path(anchor.planner),
      personId: sql<string | null>`${anchor.person ?? none}`,
      sessionId: sql<string | null>`${anchor.session ?? none}`,
      teamId: sql<string | null>`${anchor.team ?? none}`,
      named: sql<string[]>`${anchor.named ?? sql`'{}'::uuid[]`}`,
      handlers: sql<string[]>`${anchor.handlers ?? sql`'{}'::text[]`}`,
      public: sql<boolean>`${anchor.public ?? sql`false`}`,
    })
    .from(anchor.table)
    .where(eq(anchor.id, id));
  return row ? ({ ...row, subjectId: id } as Facts) : null;
}

/** Adds the paths of the organizations named in the facts of a row about to be made. */
export async function withPaths(reader: Reader, facts: Facts): Promise<Facts> {
  const ids = [facts.organizationId, facts.hostId, facts.plannerId].filter((id): id is string => Boolean(id));
  if (ids.length === 0) return facts;
  const rows = await reader.select({ id: organization.id, path: organization.path }).from(organization).where(inArray(organization.id, ids));
  const paths = new Map(rows.map((row) => [row.id, row.path]));
  return { ...facts, organizationPath: paths.get(facts.organizationId ?? "") ?? null, hostPath: paths.get(facts.hostId ?? "") ?? null, plannerPath: paths.get(facts.plannerId ?? "") ?? null };
}
