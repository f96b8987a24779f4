import { and, asc, eq, isNull, lte, ne, notInArray } from "drizzle-orm";
import { database } from "#db/client.ts";
import { caseEntry, caseFollowUp, caseHandOver, caseMediation } from "#db/schema/case-work.ts";
import { caseParty, consultation, matter, referral } from "#db/schema/cases.ts";
import { organization } from "#db/schema/organizations.ts";
import { person } from "#db/schema/people.ts";
import { keys, partySide, type PartySide } from "#db/words.ts";
import { personOf, type Actor } from "#lib/actor.ts";
import { addDays, dayOf, daysBetween } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { noteRefused } from "#lib/command.ts";
import { keyOf, openUnder } from "#lib/envelope.ts";
import { may, scope } from "#lib/reach.ts";
import { nearIn } from "./rules.ts";

/** What stands beside the sheet of a case, without a word of it: dates and states; null for who is not its reader. */
export async function caseCourse(actor: Actor, caseId: string) {
  if (!(await may(database(), actor, "case.words", { id: caseId }))) return null;
  const db = database();
  const today = dayOf(await now());
  const [followUps, entries, [mediation], [handOver]] = await Promise.all([
    db.select({ id: caseFollowUp.id, dueOn: caseFollowUp.dueOn, doneAt: caseFollowUp.doneAt }).from(caseFollowUp).where(eq(caseFollowUp.caseId, caseId)).orderBy(asc(caseFollowUp.dueOn)),
    db.select({ id: caseEntry.id, kind: caseEntry.kind, day: caseEntry.day, minutes: caseEntry.minutes, by: person.name }).from(caseEntry).innerJoin(person, eq(person.id, caseEntry.by)).where(eq(caseEntry.caseId, caseId)).orderBy(asc(caseEntry.id)),
    db.select({ agreedOn: caseMediation.agreedOn, confirmBy: caseMediation.confirmBy, confirmedOn: caseMediation.confirmedOn, waived: caseMediation.waived }).from(caseMediation).where(eq(caseMediation.caseId, caseId)),
    db.select({ id: caseHandOver.id, to: person.name }).from(caseHandOver).innerJoin(person, eq(person.id, caseHandOver.toId)).where(and(eq(caseHandOver.caseId, caseId), eq(caseHandOver.state, "asked"))),
  ]);
  const due = (day: string) => nearIn(daysBetween(today, day));
  return { today, followUps: followUps.map((each) => ({ ...each, near: due(each.dueOn) })), entries, mediation: mediation ? { ...mediation, open: mediation.confirmedOn === null && mediation.waived === null, near: due(mediation.confirmBy) } : null, handOver: handOver ?? null };
}

const sides = keys(partySide);

/** The words beside the sheet: names of both sides, entries, answers. For a page that has just logged the reading (readWords, readByBreakGlass); it asks nobody's right itself. */
export async function wordsBeside(caseId: string) {
  const db = database();
  const key = await keyOf(db, caseId);
  const opened = (id: string, sealed: Buffer | null) => (key && sealed ? openUnder(key, id, sealed).toString("utf8") : "");
  const [parties, entries, referrals, [mediation]] = await Promise.all([
    db.select().from(caseParty).where(eq(caseParty.caseId, caseId)).orderBy(asc(caseParty.id)),
    db.select({ id: caseEntry.id, kind: caseEntry.kind, day: caseEntry.day, sealed: caseEntry.sealed }).from(caseEntry).where(eq(caseEntry.caseId, caseId)).orderBy(asc(caseEntry.id)),
    db.select({ id: referral.id, kind: referral.kind, answer: referral.answer, sealed: referral.answerSealed }).from(referral).where(eq(referral.caseId, caseId)),
    db.select({ sealed: caseMediation.numberSealed }).from(caseMediation).where(eq(caseMediation.caseId, caseId)),
  ]);
  return {
    parties: [...parties].sort((a, b) => sides.indexOf(a.side) - sides.indexOf(b.side)).map((each): { side: PartySide; name: string } => ({ side: each.side, name: opened(each.id, each.sealed) })),
    entries: entries.flatMap(({ sealed, ...each }) => (sealed ? [{ ...each, text: opened(each.id, sealed) }] : [])),
    answers: referrals.flatMap(({ sealed, ...each }) => (sealed ? [{ ...each, text: opened(each.id, sealed) }] : [])),
    agreementNumber: opened(caseId, mediation?.sealed ?? null),
  };
}

/** What waits for a counsellor on his first page: cases to take over, follow-ups due within a week, 司法确认 dates within ten days. No words, no names of residents. */
export async function casesWaiting(actor: Actor) {
  const db = database();
  const today = dayOf(await now());
  const me = personOf(actor);
  const shape = { caseId: consultation.id, number: consultation.number, day: consultation.day, community: organization.name };
  const mine = and(scope(actor, "case.words"), ne(consultation.state, "reassigned"));
  const [offers, followUps, confirmations] = await Promise.all([
    db.select({ id: caseHandOver.id, ...shape, from: person.name }).from(caseHandOver).innerJoin(consultation, eq(consultation.id, caseHandOver.caseId)).innerJoin(organization, eq(organization.id, consultation.communityId)).innerJoin(person, eq(person.id, caseHandOver.fromId)).where(and(eq(caseHandOver.toId, me ?? "00000000-0000-0000-0000-000000000000"), eq(caseHandOver.state, "asked"))).orderBy(asc(caseHandOver.id)).limit(20),
    db.select({ id: caseFollowUp.id, dueOn: caseFollowUp.dueOn, ...shape }).from(caseFollowUp).innerJoin(consultation, eq(consultation.id, caseFollowUp.caseId)).innerJoin(organization, eq(organization.id, consultation.communityId)).where(and(mine, isNull(caseFollowUp.doneAt), lte(caseFollowUp.dueOn, addDays(today, 7)))).orderBy(asc(caseFollowUp.dueOn)).limit(20),
    db.select({ dueOn: caseMediation.confirmBy, ...shape }).from(caseMediation).innerJoin(consultation, eq(consultation.id, caseMediation.caseId)).innerJoin(organization, eq(organization.id, consultation.communityId)).where(and(mine, isNull(caseMediation.confirmedOn), isNull(caseMediation.waived), lte(caseMediation.confirmBy, addDays(today, 10)))).orderBy(asc(caseMediation.confirmBy)).limit(20),
  ]);
  const near = (day: string) => nearIn(daysBetween(today, day));
  return { offers, followUps: followUps.map((each) => ({ ...each, near: near(each.dueOn) })), confirmations: confirmations.map((each) => ({ ...each, near: near(each.dueOn) })) };
}

/** For the 告知单: matters and where he was sent, no words; null for who is not the case's reader. */
export async function leafletOf(actor: Actor, caseId: string) {
  if (!(await may(database(), actor, "case.words", { id: caseId }))) {
    await noteRefused(actor, "case.words", caseId);
    return null;
  }
  const [[held], matters, referrals, followUps] = await Promise.all([
    database().select({ number: consultation.number, day: consultation.day, state: consultation.state, stage: consultation.stage, community: organization.name }).from(consultation).innerJoin(organization, eq(organization.id, consultation.communityId)).where(eq(consultation.id, caseId)),
    database().select({ kind: matter.kind, outcome: matter.outcome }).from(matter).where(eq(matter.caseId, caseId)).orderBy(asc(matter.position)),
    database().select({ kind: referral.kind }).from(referral).where(eq(referral.caseId, caseId)),
    database().select({ dueOn: caseFollowUp.dueOn }).from(caseFollowUp).where(and(eq(caseFollowUp.caseId, caseId), isNull(caseFollowUp.doneAt))).orderBy(asc(caseFollowUp.dueOn)),
  ]);
  return held ? { ...held, matters, referrals: referrals.map((each) => each.kind), followUps: followUps.map((each) => each.dueOn) } : null;
}

/** What a resident sees of his case by the code of his ticket: when somebody asks again and where he was sent, as on his 告知单; no word, no name, no case id. Null without a case. */
export async function courseForResident(actor: Actor, bookingId: string) {
  if (!(await may(database(), actor, "booking.hold", { id: bookingId }))) return null;
  const [held] = await database().select({ id: consultation.id, state: consultation.state }).from(consultation).where(and(eq(consultation.bookingId, bookingId), notInArray(consultation.state, ["intake", "cleared", "reassigned"])));
  if (!held) return null;
  const [followUps, referrals, [mediation]] = await Promise.all([
    database().select({ dueOn: caseFollowUp.dueOn, doneAt: caseFollowUp.doneAt }).from(caseFollowUp).where(eq(caseFollowUp.caseId, held.id)).orderBy(asc(caseFollowUp.dueOn)),
    database().select({ kind: referral.kind }).from(referral).where(eq(referral.caseId, held.id)),
    database().select({ confirmBy: caseMediation.confirmBy }).from(caseMediation).where(and(eq(caseMediation.caseId, held.id), isNull(caseMediation.confirmedOn), isNull(caseMediation.waived))),
  ]);
  return { closed: held.state === "closed", followUps, referrals: referrals.map((each) => each.kind), confirmBy: mediation?.confirmBy ?? null };
}
