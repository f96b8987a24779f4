import { expect, test } from "vitest";
import { countQueries, database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { person, post, signInSession } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { newId } from "#lib/ids.ts";
import { signedIn } from "./queries.ts";

useDatabase();

const standing = new Date("2026-11-24T02:00:00Z");
test("one query re-reads the person, his posts of today and his teams", async () => {
  const [org, who, at] = [newId(), newId(), standing];
  const signInId = newId();
  // A post is fresh for eight hours: the test stands within them whenever it runs.
  await setClock("2026-11-24T02:05:00Z");
  await database()
    .insert(organization)
    .values({ id: org, kind: "branch", name: "某支部", shortName: "某支部", path: `${org}.`, createdAt: at });
  await database().insert(person).values({ id: who, name: "赵老师", phone: "19900000001", createdAt: at });
  await database()
    .insert(post)
    .values([
      { id: newId(), personId: who, role: "branch_secretary", organizationId: org, fromDay: "2020-01-01", createdAt: at },
      { id: newId(), personId: who, role: "auditor", organizationId: org, fromDay: "2020-01-01", toDay: "2020-02-01", createdAt: at },
    ]);
  await database()
    .insert(signInSession)
    .values({ id: signInId, personId: who, means: "code", createdAt: at, lastSeenAt: at, expiresAt: new Date("2099-01-01T00:00:00Z") });
  const { value, queries } = await countQueries(() => signedIn(signInId));
  expect(queries.filter((query) => !query.includes("test_clock"))).toHaveLength(1);
  expect(value).toMatchObject({
    personId: who,
    name: "赵老师",
    freshForPosts: true,
    posts: [{ role: "branch_secretary", organizationName: "某支部" }],
    teamIds: [],
  });
});
