import { database } from "#db/client.ts";
import { personSpeciality } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { membership, team } from "#db/schema/teams.ts";
import { newId } from "./ids.ts";
import { himself, type smallTree } from "./testing.ts";

/** Command tests only: an open consultation of 2026-11-25 09:00–11:30 with two counsellors of one team in their seats. */
export async function openDesks(tree: Awaited<ReturnType<typeof smallTree>>) {
  const db = database();
  const past = new Date("2026-11-01T00:00:00Z");
  const [teamId, sessionId, shiftId] = [newId(), newId(), newId()];
  await db.insert(team).values({ id: teamId, organizationId: tree.branch, name: `示例队 ${teamId}`, createdAt: past });
  const counsellors = [];
  for (const name of ["赵老师", "孙老师"]) {
    const id = await tree.person(name, tree.branch, "retired");
    await db.insert(membership).values({ id: newId(), teamId, personId: id, state: "approved", appliedAt: past, enteredBy: id } as typeof membership.$inferInsert);
    await db.insert(personSpeciality).values({ id: newId(), personId: id, speciality: "legal_advice", recognisedBy: id, recognisedAt: past });
    counsellors.push(himself(id, [teamId]));
  }
  const [zhao, sun] = counsellors as [ReturnType<typeof himself>, ReturnType<typeof himself>];
  const times = { startsAt: new Date("2026-11-25T01:00:00Z"), endsAt: new Date("2026-11-25T03:30:00Z") };
  await db.insert(session).values({ id: sessionId, ownerId: tree.branch, hostId: tree.community, teamId, kind: "consultation", title: "法律咨询", ...times, state: "under_way", signupOpensAt: new Date(0), signupClosesAt: times.startsAt, createdBy: zhao.personId, createdAt: past });
  await db.insert(shift).values({ id: shiftId, sessionId, name: "咨询席", ...times, capacity: 2, taken: 2, speciality: "legal_advice" });
  for (const { personId } of counsellors) await db.insert(signup).values({ id: newId(), shiftId, sessionId, personId, state: "confirmed", via: "self", enteredBy: personId, createdAt: past, changedAt: past });
  return { teamId, sessionId, zhao, sun };
}
