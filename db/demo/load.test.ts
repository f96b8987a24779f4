import { eq, gt } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { file } from "#db/schema/ground.ts";
import { unitRegistration } from "#db/schema/participation.ts";
import { organization, organizationLink, place } from "#db/schema/organizations.ts";
import { useDatabase } from "#db/testing.ts";
import { publicFigures } from "#lib/figures/queries.ts";
import { request } from "#db/schema/requests.ts";
import { publicResults } from "#lib/requests/queries.ts";
import { publicGifts } from "#lib/gifts/queries.ts";
import type { Actor } from "#lib/actor.ts";
import { assignments } from "#lib/grid-visits/queries.ts";
import { person, post } from "#db/schema/people.ts";
import { loadDemo } from "./load.ts";

useDatabase();

async function postOf(name: string): Promise<Actor> {
  const [row] = await database().select({ id: post.id, role: post.role, personId: post.personId, organizationId: post.organizationId, path: organization.path }).from(post).innerJoin(person, eq(person.id, post.personId)).innerJoin(organization, eq(organization.id, post.organizationId)).where(eq(person.name, name));
  return { kind: "post", personId: row!.personId, signInId: row!.id, post: { id: row!.id, role: row!.role, organizationId: row!.organizationId, path: row!.path, sessionId: null } };
}

describe("demonstration data", () => {
  it("plays the founding figures through the commands without breaking a rule", async () => {
    await loadDemo(() => {});
    const { total, year } = await publicFigures();
    for (const sums of [total, year]) {
      expect(sums.sessions).toBeGreaterThan(10);
      expect(sums.matters).toBeGreaterThan(100);
    }
    expect(total.giftsFen).toBeGreaterThan(3_000_000);
    // The money and the books of one visit go to the same 30 pupils: once.
    expect((await publicGifts({ kind: "visitor" }))?.years.reduce((sum, one) => sum + one.people, 0)).toBe(30);
    expect((await database().select({ kind: file.kind, attached: file.attached }).from(file)).map((one) => `${one.kind} ${one.attached}`).sort()).toEqual(["case_document true", "registration_slip true", "registration_slip true", "request_photo true", "request_photo true", "request_photo true", "request_photo true", "thank_you_letter true"]);
    const slips = await database().select().from(unitRegistration).where(eq(unitRegistration.source, "paper"));
    expect(slips).toMatchObject([{ state: "accepted" }]);
    expect(slips[0]?.decidedBy).not.toBe(slips[0]?.submittedBy);
    const organizations = await database().select({ kind: organization.kind, name: organization.name }).from(organization);
    expect(organizations.filter((each) => each.name.startsWith("三天门第"))).toHaveLength(16);
    const late = await database().select({ number: request.number, community: organization.name }).from(request).innerJoin(organization, eq(organization.id, request.communityId)).where(gt(request.escalation, 0));
    expect(late.map((each) => each.community)).toEqual(["示例社区一"]);
    expect((await publicResults()).rows).toHaveLength(1);
    const links = await database().select().from(organizationLink);
    const ofCommunity = organizations.length > 0 ? (kind: string) => links.filter((link) => link.kind === kind).length : () => 0;
    expect([ofCommunity("member_unit"), ofCommunity("city_support"), ofCommunity("double_registration")]).toEqual([7, 4, 8 + 16 + 1]);
    const missed = await assignments(await postOf("吕主任"), "grid_visit.read");
    expect(missed.map((each) => [each.unit, each.missed.length])).toEqual([["示例单位二", 2]]);
    const whole = await assignments(await postOf("何主任"), "grid_visit.read");
    expect(whole.map((each) => each.missed.length)).toEqual(Array.from({ length: 16 }, () => 0));
    expect((await database().select().from(place)).filter((each) => each.kind === "estate")).toHaveLength(23);
  }, 180_000);
});
