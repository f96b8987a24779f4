import { describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { organization, organizationLink, place } from "#db/schema/organizations.ts";
import { useDatabase } from "#db/testing.ts";
import { publicFigures } from "#lib/figures/queries.ts";
import { loadDemo } from "./load.ts";

useDatabase();

describe("demonstration data", () => {
  it("plays the founding figures through the commands without breaking a rule", async () => {
    await loadDemo(() => {});
    const { total, year } = await publicFigures();
    for (const sums of [total, year]) {
      expect(sums.sessions).toBeGreaterThan(10);
      expect(sums.matters).toBeGreaterThan(100);
    }
    expect(total.giftsFen).toBeGreaterThan(3_000_000);
    const organizations = await database().select({ kind: organization.kind, name: organization.name }).from(organization);
    expect(organizations.filter((each) => each.name.startsWith("三天门第"))).toHaveLength(16);
    const links = await database().select().from(organizationLink);
    const ofCommunity = organizations.length > 0 ? (kind: string) => links.filter((link) => link.kind === kind).length : () => 0;
    expect([ofCommunity("member_unit"), ofCommunity("city_support"), ofCommunity("double_registration")]).toEqual([7, 4, 8 + 16]);
    expect((await database().select().from(place)).filter((each) => each.kind === "estate")).toHaveLength(23);
  }, 180_000);
});
