import { count } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { useDatabase } from "#db/testing.ts";
import { loadDemo } from "./load.ts";

useDatabase();

describe("demonstration data", () => {
  it("plays through the commands without breaking a rule", async () => {
    await loadDemo(() => {});
    expect((await database().select({ n: count() }).from(organization))[0]!.n).toBeGreaterThan(50);
  }, 120_000);
});
