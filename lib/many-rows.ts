import { sql } from "drizzle-orm";
import { database } from "#db/client.ts";

/** Copied in this order, under ids that follow from those copied, so that a copy finds the copy it is tied to. */
const tables = ["organization", "place", "person", "unit_member", "team", "membership", "honour", "agreement", "session", "shift", "signup", "attendance", "consultation", "matter", "referral", "service_record"];
const more = ["gift", "gift_application", "disbursement", "thank_you_letter", "unit_registration", "member_registration", "exemption", "head_count", "message", "audit_entry", "feedback", "organization_link"];

/**
 * For tests of how many queries a page costs: doubles what a world holds, `times` over, keeping the ties between the copies.
 * What belongs to an organization stays with it, so that its lists grow; leaves of the tree get brothers.
 */
export async function manyRows(times: number): Promise<void> {
  await database().transaction(async (tx) => {
    // The copies follow the originals' checks and unique indexes; the triggers and the order of foreign keys are the commands' business.
    await tx.execute(sql`set local session_replication_role = replica`);
    const columns = await tx.execute<{ table: string; column: string; generated: string; refers: string | null }>(sql`
      select c.table_name as table, c.column_name as column, c.is_generated as generated,
        (select k.confrelid::regclass::text from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
          where k.contype = 'f' and k.conrelid = c.table_name::regclass and a.attname = c.column_name limit 1) as refers
      from information_schema.columns c where c.table_schema = 'public' order by c.ordinal_position`);
    for (let pass = 1; pass <= times; pass++) {
      for (const table of [...tables, ...more]) {
        const own = columns.filter((each) => each.table === table && each.generated === "NEVER");
        const copied = own.map(({ column, refers }) => copyOf(table, column, refers, pass));
        const leaf = table === "organization" ? "and not exists (select from organization b where b.parent_id = t.id)" : "";
        await tx.execute(sql.raw(`insert into ${table} (${own.map((each) => `"${each.column}"`).join(", ")}) select ${copied.join(", ")} from ${table} t where true ${leaf} on conflict do nothing`));
      }
    }
  });
}

function copyOf(table: string, column: string, refers: string | null, pass: number): string {
  const copy = (of: string) => `md5(${of}::text || '${pass}')::uuid`;
  if (column === "id") return copy("t.id");
  if (table === "organization" && column === "path") return `replace(t.path, t.id::text, ${copy("t.id")}::text)`;
  if (table === "organization" && column === "parent_id") return "t.parent_id";
  if (["name", "short_name"].includes(column) && ["organization", "team", "place"].includes(table)) return `t."${column}" || '${pass}'`;
  if (column === "number" && table !== "consultation") return `t.number || '-${pass}'`;
  if (column === "once") return `t.once || '${pass}'`;
  const staysWith = refers === "organization" && !(column === "unit_id" && ["unit_registration", "head_count"].includes(table));
  if (refers && !staysWith && [...tables, ...more].includes(refers)) return `coalesce((select r.id from ${refers} r where r.id = ${copy(`t."${column}"`)}), t."${column}")`;
  return `t."${column}"`;
}
