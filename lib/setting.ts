import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { setting } from "#db/schema/ground.ts";
import { organization } from "#db/schema/organizations.ts";

/** A number the root organization has set under this name, else `otherwise`; what is no whole number from `least` on counts as not set. */
export async function settingNumber(reader: Reader, name: string, otherwise: number, least = 1): Promise<number> {
  const [row] = await reader.select({ value: setting.value }).from(setting).innerJoin(organization, eq(organization.id, setting.organizationId)).where(and(eq(setting.name, name), isNull(organization.parentId)));
  return Number.isInteger(row?.value) && (row!.value as number) >= least ? (row!.value as number) : otherwise;
}
