import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry } from "#db/schema/ground.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { toldHere } from "#lib/case-intake/queries.ts";
import { atPost, given, smallTree } from "#lib/testing.ts";
import { setRetention } from "./commands.ts";
import { contactsGoBefore, retentionPeriods } from "./queries.ts";
import { contactEndsOn } from "./rules.ts";

describe("how long what residents leave is kept", () => {
  useDatabase();

  it("lets a contact go on the day its days are over, and not a day before", async () => {
    await setClock("2026-11-20T10:00:00+08:00");
    const before = await contactsGoBefore();
    expect(before).toEqual(new Date("2025-11-20T16:00:00Z"));
    const last = new Date(before.getTime() - 1);
    expect(contactEndsOn(last, 365)).toBe("2026-11-20");
    expect(contactEndsOn(before, 365)).toBe("2026-11-21");
  });

  it("is set for the whole installation by the administrator of its root alone, within bounds, and is on the trail", async () => {
    await setClock("2026-11-20T10:00:00+08:00");
    const tree = await smallTree();
    expect(await retentionPeriods()).toEqual({ case_retention_years: 2, contact_retention_days: 365 });
    const wanted = { case_retention_years: "3", contact_retention_days: "180" };
    expect(await setRetention(tree.worker, wanted)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await setRetention(await atPost(tree.volunteer, "system_admin", tree.community), wanted)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await setRetention(tree.admin, { ...wanted, contact_retention_days: "7" })).toMatchObject({ ok: false, fields: { contact_retention_days: "请填 30 到 1095 的整数（天）。" } });
    given(await setRetention(tree.admin, wanted));
    expect(await retentionPeriods()).toEqual({ case_retention_years: 3, contact_retention_days: 180 });
    expect((await toldHere()).join("")).toContain("办结 3 年后删除");
    const [line] = await database().select().from(auditEntry).where(eq(auditEntry.command, "setRetention"));
    expect(line?.change).toEqual({ case_retention_years_before: 2, case_retention_years: 3, contact_retention_days_before: 365, contact_retention_days: 180 });
  });
});
