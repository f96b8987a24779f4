import { sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";

/** Is he an in-service member of this unit (or of a branch below it) already? */
export async function servesIn(reader: Reader, personId: string, unitId: string): Promise<boolean> {
  const [row] = await reader.execute(sql`
    select 1 from unit_member m join organization o on o.id = m.organization_id
    where m.person_id = ${personId} and m.to_day is null and m.standing = 'in_service' and o.path like (select u.path from organization u where u.id = ${unitId}) || '%'`);
  return row !== undefined;
}
