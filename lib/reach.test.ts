import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { gift } from "#db/schema/gifts.ts";
import { organization } from "#db/schema/organizations.ts";
import { memberRegistration } from "#db/schema/participation.ts";
import { person, post } from "#db/schema/people.ts";
import { session, shift } from "#db/schema/sessions.ts";
import { signup } from "#db/schema/signups.ts";
import { membership, team } from "#db/schema/teams.ts";
import { useDatabase } from "#db/testing.ts";
import { keys, organizationKind, role } from "#db/words.ts";
import { access, type Action } from "./access.ts";
import type { Actor } from "./actor.ts";
import { anchors, factsOf, type Anchor, type Subject } from "./anchors.ts";
import { newId } from "./ids.ts";
import { reaches, scope } from "./reach.ts";

useDatabase();

const at = new Date("2026-11-24T02:00:00Z");
const organizations: { id: string; path: string }[] = [];
const people: string[] = [];
const teams: string[] = [];
const sessions: string[] = [];
const rows: { subject: Subject; id: string }[] = [];

/** A small world with every kind of tie: a tree of seven, four people, two teams, drafts and published sessions. */
beforeAll(async () => {
  const db = database();
  const parents = [null, 0, 0, 1, 1, 2, 5];
  for (const [index, parent] of parents.entries()) {
    const id = newId();
    const above = parent === null ? undefined : organizations[parent];
    const path = `${above?.path ?? ""}${id}.`;
    organizations.push({ id, path });
    const kind = keys(organizationKind)[index]!;
    await db.insert(organization).values({ id, kind, name: `示例${index}`, shortName: `示例${index}`, parentId: above?.id ?? null, path, createdAt: at });
    rows.push({ subject: "organization", id });
  }
  const place = (index: number) => organizations[index]!.id;
  for (const index of [3, 4, 5, 6]) {
    const id = newId();
    people.push(id);
    rows.push({ subject: "person", id });
    await db.insert(person).values({ id, name: `示例人员${index}`, organizationId: place(index), createdAt: at });
  }
  for (const index of [3, 5]) {
    const id = newId();
    teams.push(id);
    rows.push({ subject: "team", id });
    await db.insert(team).values({ id, organizationId: place(index), name: `示例队${index}`, public: index === 3, createdAt: at });
  }
  await db.insert(membership).values({ id: newId(), teamId: teams[0]!, personId: people[0]!, state: "approved", appliedAt: at });
  for (const [index, state] of (["draft", "published", "under_way"] as const).entries()) {
    const id = newId();
    const shiftId = newId();
    const signupId = newId();
    sessions.push(id);
    const times = { startsAt: at, endsAt: new Date(at.getTime() + 3_600_000) };
    await db.insert(session).values({ id, ownerId: place(3 + index), hostId: place(6 - index), teamId: teams[index % 2]!, kind: "consultation", title: "示例", ...times, state, signupOpensAt: at, signupClosesAt: times.endsAt, createdBy: people[0]!, createdAt: at });
    await db.insert(shift).values({ id: shiftId, sessionId: id, name: "咨询席", ...times, capacity: 3, speciality: "legal_advice" });
    await db.insert(signup).values({ id: signupId, shiftId, sessionId: id, personId: people[index]!, state: "confirmed", via: "self", enteredBy: people[index]!, createdAt: at, changedAt: at });
    rows.push({ subject: "session", id }, { subject: "shift", id: shiftId }, { subject: "signup", id: signupId });
  }
  const giftId = newId();
  await db.insert(gift).values({ id: giftId, number: "示例-1", organizationId: place(4), kind: "money", state: "received", donorKind: "branch", donorName: "示例", amountFen: 100, receivedOn: "2026-11-24", enteredBy: people[0]!, recordedAt: at });
  const registrationId = newId();
  await db.insert(memberRegistration).values({ id: registrationId, personId: people[2]!, unitId: place(1), communityId: place(5), state: "submitted", source: "online", submittedBy: people[2]!, submittedAt: at, recordedAt: at });
  const postId = newId();
  await db.insert(post).values({ id: postId, personId: people[1]!, role: "branch_secretary", organizationId: place(3), fromDay: "2026-01-01", createdAt: at });
  rows.push({ subject: "gift", id: giftId }, { subject: "memberRegistration", id: registrationId }, { subject: "post", id: postId });
});

const actors = (): fc.Arbitrary<Actor> =>
  fc.oneof(
    fc.constant<Actor>({ kind: "visitor" }),
    fc.constant<Actor>({ kind: "job", name: "示例" }),
    fc.tuple(fc.constantFrom(...people), fc.subarray(teams)).map(([personId, teamIds]): Actor => ({ kind: "person", personId, signInId: personId, teamIds })),
    fc.tuple(fc.constantFrom(...people), fc.constantFrom(...keys(role)), fc.constantFrom(...organizations), fc.constantFrom(...sessions)).map(
      ([personId, held, place, sessionId]): Actor => ({ kind: "post", personId, signInId: personId, post: { id: personId, role: held, organizationId: place.id, path: place.path, sessionId: held === "session_lead" ? sessionId : null } }),
    ),
    fc.tuple(fc.constantFrom(...people), fc.constantFrom(...rows)).map(([personId, row]): Actor => ({ kind: "token", personId, purpose: "offer", subjectId: row.id })),
  );

describe("the access table", () => {
  it("says the same as yes-or-no and as a WHERE, for random actors and rows", async () => {
    const actions = Object.keys(access) as Action[];
    let allowed = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat().chain(() => actors()), fc.constantFrom(...rows), async (actor, row) => {
        const facts = await factsOf(database(), row.subject, row.id);
        const anchor: Anchor = anchors[row.subject];
        for (const action of actions.filter((name) => access[name].subject === row.subject)) {
          const yes = reaches(actor, action, facts!);
          const found = await database().select({ one: sql`1` }).from(anchor.table).where(sql`${eq(anchor.id, row.id)} and ${scope(actor, action)}`);
          if (yes) allowed++;
          expect({ action, row: row.subject, yes: found.length === 1 }).toEqual({ action, row: row.subject, yes });
        }
      }),
      { numRuns: 150 },
    );
    expect(allowed).toBeGreaterThan(0);
  });

  it("finds the ties of a row of every subject, and null for a row that is not there", async () => {
    for (const subject of Object.keys(anchors) as Subject[]) expect(await factsOf(database(), subject, newId())).toBeNull();
  });
});
