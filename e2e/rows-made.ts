import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { database } from "#db/client.ts";
import { setClock } from "#db/moments.ts";
import { serviceRecord } from "#db/schema/hours.ts";
import { organization } from "#db/schema/organizations.ts";
import { memberRegistration } from "#db/schema/participation.ts";
import { requestDispatch } from "#db/schema/requests.ts";
import { signup } from "#db/schema/signups.ts";
import type { Actor } from "#lib/actor.ts";
import { makeAgreement, startAgreement } from "#lib/agreements/commands.ts";
import { bookFor } from "#lib/bookings/commands.ts";
import { checkIn, closeSession, markPaper, openDay } from "#lib/attendance/commands.ts";
import { makeJoiningLink } from "#lib/joining/commands.ts";
import { recordCallBack } from "#lib/call-backs/commands.ts";
import { logCase } from "#lib/cases/commands.ts";
import { dispatchRequest } from "#lib/dispatches/commands.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { addThankYouLetter, applyForGift, decideApplication, payOut, pledgeGift, recordGift } from "#lib/gifts/commands.ts";
import { resolveRequest } from "#lib/handling/commands.ts";
import { confirmRecord, declareService } from "#lib/hours/commands.ts";
import { addOrganization, linkOrganization } from "#lib/organizations/commands.ts";
import { recordVisit } from "#lib/grid-visits/commands.ts";
import { grantLead } from "#lib/posts/commands.ts";
import { acceptMemberRegistrations, acceptUnitRegistration, submitMemberRegistration, submitUnitRegistration } from "#lib/registrations/commands.ts";
import { proposeItem } from "#lib/list-items/commands.ts";
import { addRoom, bookRoom } from "#lib/rooms/commands.ts";
import { logRequest, mergeRequest } from "#lib/requests/commands.ts";
import { draftSession } from "#lib/sessions/commands.ts";
import { signUp } from "#lib/signups/commands.ts";
import { enterValidity, recogniseSpeciality } from "#lib/specialities/commands.ts";
import { addHonour, applyMembership, enrolMember } from "#lib/teams/commands.ts";
import { publishConsultation } from "./sessions-made.ts";
import { newId } from "#lib/ids.ts";
import { must, type Player, type Stage } from "./stage.ts";

const gift = { kind: "money", donorKind: "person", donorName: "热心的施先生", amount: "500", receivedOn: "2026-11-02", means: "bank" };
const use = { kind: "money", purpose: "助学", recipientKind: "pupils", recipient: "示例小学", class: "一年级", people: "5", amount: "100" };

const AFTER = "2026-11-05T13:00:00+08:00";
let standing: Promise<Made> | undefined;

/** One row or more of each kind that an office page is about, of the first branch, unit and community, made by the first file of a worker that asks; the clock stands on the afternoon of 5 November. */
export async function makeRows(stage: Stage): Promise<Made> {
  standing ??= stage.person("谷志愿").then((volunteer) => build(stage, volunteer));
  const made = await standing;
  await setClock(AFTER);
  return made;
}

async function build(stage: Stage, volunteer: Player) {
  const { secretary, worker, branch, unit, community } = stage;
  const approver = await stage.poster("文审批", "finance_approver", branch);
  const liaison = await stage.poster("梅联络", "unit_liaison", unit);
  const verifier = await stage.poster("颜核验", "unit_verifier", unit);

  const agreement = async (name: string) => (await must(makeAgreement(secretary.at, { name, branchId: branch, communityId: community, signedOn: "2026-11-01", terms: "共建条款" }))).agreementId;
  const agreements = { draft: await agreement("共建草案"), standing: await agreement("共建协议") };
  await must(startAgreement(secretary.at, { agreementId: agreements.standing }));

  const given = (await must(recordGift(secretary.at, { organizationId: branch, ...gift }))).id;
  const pledged = (await must(pledgeGift(secretary.at, { organizationId: branch, ...gift }))).id;
  const apply = async () => (await must(applyForGift(secretary.at, { organizationId: branch, ...use }))).id;
  const applications = { applied: await apply(), approved: await apply(), paid: await apply() };
  for (const applicationId of [applications.approved, applications.paid]) await must(decideApplication(approver.at, { applicationId, decision: "approve" }));
  const { ids } = await must(payOut(secretary.at, { applicationId: applications.paid, parts: [{ giftId: given, amount: "50" }], paidOn: "2026-11-02", receiver: "示例小学", people: "5" }));
  const fileId = await picture(secretary.at, "thank_you_letter");
  await must(addThankYouLetter(secretary.at, { organizationId: branch, applicationId: applications.paid, from: "示例小学", receivedOn: "2026-11-02", fileId }));

  const neighbour = await stage.poster("邻社区", "community_worker", await stage.anotherCommunity());
  const { registrationId } = await must(submitUnitRegistration(liaison.at, { unitId: unit, communityId: community }));
  const { registrationId: waitingUnit } = await must(submitUnitRegistration(liaison.at, { unitId: unit, communityId: neighbour.at.post.organizationId }));
  await must(acceptUnitRegistration(worker.at, { registrationId }));
  const member = await stage.person("席党员", { member: false, organizationId: unit, inService: true });
  const waiting = await stage.person("季党员", { member: false, organizationId: unit, inService: true });
  await must(submitMemberRegistration(liaison.at, { personId: member.id, communityId: community }));
  await must(acceptMemberRegistrations(worker.at, { communityId: community }));
  await must(submitMemberRegistration(liaison.at, { personId: waiting.id, communityId: community }));
  const registrationOf = async (personId: string) => (await database().select({ id: memberRegistration.id }).from(memberRegistration).where(eq(memberRegistration.personId, personId)))[0]?.id ?? "";
  const registrations = { unit: registrationId, waitingUnit, member: await registrationOf(member.id), waiting: await registrationOf(waiting.id) };


  const recruit = await stage.person("麻新人", { member: false });
  const { membershipId: applied } = await must(applyMembership(recruit.actor, { teamId: stage.team, note: "" }));
  const enrolled = await stage.person("强队员", { member: false });
  const { membershipId } = await must(enrolMember(secretary.at, { teamId: stage.team, personId: enrolled.id, note: "本人同意" }));
  const { personSpecialityId } = await must(recogniseSpeciality(secretary.at, { personId: enrolled.id, speciality: "recording" }));

  const { linkId: joining } = await must(makeJoiningLink(secretary.at, { targetId: stage.team, lastDay: "2026-12-31", note: "周三上午最缺人" }));
  const { validityId } = await must(enterValidity(secretary.at, { personId: enrolled.id, kind: "insurance", document: "志愿者意外险", fromDay: "2026-01-01", untilDay: "2026-12-31" }));
  const honourOf = async (more: object) => (await must(addHonour(secretary.at, { organizationId: branch, name: "示例荣誉", ...more }))).honourId;
  const honours = { branch: await honourOf({ kind: "branch", public: "yes" }), person: await honourOf({ kind: "person", personId: enrolled.id }) };
  const { honourId } = await must(addHonour(secretary.at, { organizationId: branch, teamId: stage.team, kind: "team", name: "示例荣誉", public: "yes" }));

  const day = "2026-11-05";
  const plan = { kind: "consultation", title: "还是草稿", teamId: stage.team, hostId: community, placeId: stage.place, day: "2026-11-20", from: "09:00", to: "11:30", shifts: [{ name: "咨询席", capacity: "2" }] };
  const { sessionId: draft } = await must(draftSession(secretary.at, plan));
  const coming = await publishConsultation(stage, { inDays: 10, title: "还没到的一场" });
  const running = await publishConsultation(stage, { title: "正在进行的一场" });
  const paper = await publishConsultation(stage, { title: "补录签到表的一场" });
  const school = newId();
  await database().insert(organization).values({ id: school, kind: "school", name: "示例宣讲小学", shortName: "示例宣讲小学", path: `${school}.`, createdAt: new Date("2026-11-01T00:00:00Z") });
  const talk = await publishConsultation(stage, { title: "到学校的一场", school });
  const second = await stage.person("江老师");
  for (const [actor, shiftId] of [[volunteer.actor, running.desk], [second.actor, paper.desk], [volunteer.actor, coming.desk]] as const) await must(signUp(actor, { shiftId }));
  const lead = await stage.person("童负责");
  const { postId } = await must(grantLead(secretary.at, { sessionId: running.sessionId, personId: lead.id }));
  const signupOf = async (shiftId: string, personId: string) => (await database().select({ id: signup.id }).from(signup).where(and(eq(signup.shiftId, shiftId), eq(signup.personId, personId))))[0]?.id ?? "";
  const signups = { running: await signupOf(running.desk, volunteer.id), paper: await signupOf(paper.desk, second.id) };

  await setClock(`${day}T08:55:00+08:00`);
  for (const { sessionId } of [running, paper, talk]) await must(openDay(secretary.at, { sessionId }));
  await must(checkIn(secretary.at, { signupId: signups.running }));
  const sheet = { sessionId: running.sessionId, consent: "on", noConflict: "on", stage: "none", minutes: "20", matters: [{ kind: "support", outcome: "answered" }], facts: "不外传的话", advice: "" };
  const { id: caseId } = await must(logCase(volunteer.actor, sheet));
  await setClock(AFTER);
  await must(markPaper(secretary.at, { sessionId: paper.sessionId, rows: [{ signupId: signups.paper, in: "09:00", out: "11:00" }] }));
  await must(closeSession(secretary.at, { sessionId: paper.sessionId, peopleServed: 3 }));
  await must(closeSession(secretary.at, { sessionId: talk.sessionId, peopleServed: 40, pupils: 38 }));
  const [entered] = await database().select({ id: serviceRecord.id }).from(serviceRecord).where(eq(serviceRecord.sessionId, paper.sessionId));
  const { id: declared } = await must(declareService(member.actor, { personId: member.id, day: "2026-11-04", communityId: community, minutes: 60, what: "清理楼道" }));
  await must(confirmRecord(worker.at, { id: declared }));
  const requests = await requestsOf(stage);
  await must(linkOrganization(worker.at, { organizationId: requests.grid, partnerId: unit, kind: "double_registration" }));
  const { id: visit } = await must(recordVisit(liaison.at, { unitId: unit, gridId: requests.grid, day, words: "走访时返水的示例", memberIds: [member.id], others: 1 }));
  const { id: room } = await must(addRoom(worker.at, { communityId: community, name: "示例活动室", capacity: 30, hours: [{ weekday: 2, from: "09:00", to: "17:00" }] }));
  const { id: roomBooking } = await must(bookRoom(worker.at, { roomId: room, day: "2026-11-10", from: "09:00", to: "10:00", purpose: "返水的示例会", people: 5, callMe: "施奶奶", phone: "18800009999" }));
  const item = async (kind: string) => (await must(proposeItem(worker.at, { kind, communityId: community, title: "返水的示例要做的事", words: "返水的示例，等人来做" }))).id;
  const items = { demand: await item("demand"), wish: await item("wish") };
  const { id: booking } = await must(bookFor(stage.worker.at, { sessionId: coming.sessionId, slotAt: `${coming.day}T09:00:00+08:00`, callMe: "张奶奶", phone: "", matters: ["support"] }));
  return { volunteer, booking, visit, room, roomBooking, items, requests, joining, validityId, honourId, honours, approver, liaison, neighbour, verifier, lead, postId, agreements, gift: given, pledged, applications, part: ids[0] ?? "", fileId, registrations, member, waiting, applied, membershipId, enrolled, personSpecialityId, draft, coming, running, paper, talk, signups, caseId, entered: entered?.id ?? "", declared };
}

export type Made = Awaited<ReturnType<typeof build>>;

/** A request in each state that a page is about, of the first community. */
async function requestsOf({ worker, community, unit }: Stage) {
  const { organizationId: grid } = await must(addOrganization({ kind: "job", name: "story" }, { name: "示例第一网格", kind: "grid", parentId: community }));
  const log = async (words: string) => (await must(logRequest(worker.at, { communityId: community, placeText: "3号楼", words, category: "drain", urgency: "ordinary", via: "counter", phone: "18800009999", callMe: "施奶奶" }))).id;
  const [received, sent, merged, solved] = [await log("一楼返水的示例一"), await log("一楼返水的示例二"), await log("一楼返水的示例三"), await log("一楼返水的示例四")];
  await must(dispatchRequest(worker.at, { requestId: sent, version: 1, ownerId: grid, assistIds: [unit] }));
  const orders = await database().select({ id: requestDispatch.id, part: requestDispatch.part }).from(requestDispatch).where(eq(requestDispatch.requestId, sent));
  await must(mergeRequest(worker.at, { requestId: merged, intoId: received, reason: "同一处" }));
  await must(resolveRequest(worker.at, { requestId: solved, text: "已疏通" }));
  await must(recordCallBack(worker.at, { requestId: solved, via: "phone", reached: "yes", solved: "yes", satisfied: "satisfied" }));
  return { grid, received, sent, merged, solved, owner: orders.find((one) => one.part === "owner")?.id ?? "", assist: orders.find((one) => one.part === "assist")?.id ?? "" };
}

async function picture(actor: Actor, kind: string): Promise<string> {
  const body = await sharp({ create: { width: 20, height: 20, channels: 3, background: "#fff" } }).jpeg().toBuffer();
  return (await must(receiveFile(actor, { kind, name: "信.jpg", body }))).id;
}
