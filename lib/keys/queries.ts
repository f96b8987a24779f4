import { asc, count, desc, eq, ne, sql } from "drizzle-orm";
import { database, type Reader } from "#db/client.ts";
import { consultation } from "#db/schema/cases.ts";
import { dataKey, wrappedKey } from "#db/schema/keys.ts";
import { hashKey, installationKey, installationKeys, open } from "#lib/crypto.ts";
import { keyTrouble } from "./rules.ts";

/** Why this database must not be opened with the keys given, in words that name the setting; null when it may. Reads alone: it comes before anything is written. */
export async function troubleWithKeys(reader: Reader): Promise<string | null> {
  const [table] = await reader.execute<{ stands: boolean; older: boolean; marked: boolean }>(sql`select to_regclass('public.data_key') is not null as stands, to_regclass('public.consultation') is not null as older, exists (select 1 from information_schema.columns where table_name = 'data_key' and column_name = 'resealed_at') as marked`);
  // Asked before the migrations run: a database of an earlier version has no such column yet.
  const resealedColumn = table?.marked ?? false;
  const [current, ...old] = installationKeys();
  if (table?.stands) {
    const [known, wrapping] = await Promise.all([
      reader.select({ id: dataKey.id, use: dataKey.use, resealedAt: resealedColumn ? dataKey.resealedAt : sql<Date | null>`null` }).from(dataKey).orderBy(desc(dataKey.firstUsedAt)),
      reader.select({ id: wrappedKey.keyId, count: count() }).from(wrappedKey).groupBy(wrappedKey.keyId),
    ]);
    // The use stands in the stored id too, since one key may serve both.
    const trouble = keyTrouble({ known: known.map((one) => ({ id: one.id.split(":")[1] ?? "", use: one.use, resealed: one.resealedAt !== null })), current: current!.id, old: old.map((one) => one.id), hashes: hashKey().id, wrapping });
    if (trouble || known.length > 0) return trouble;
  }
  return table?.older ? olderTrouble(reader) : null;
}

/** A database of before keys were written down: one envelope says whether the key is its own. */
async function olderTrouble(reader: Reader): Promise<string | null> {
  const [row] = await reader.select({ id: consultation.id, sealed: consultation.sealed }).from(consultation).where(eq(consultation.cipher, "aes-256-gcm.1")).limit(1);
  if (!row?.sealed) return null;
  try {
    open("case", row.id, row.sealed);
    return null;
  } catch {
    return "DATA_KEY：打不开这个数据库里已有的咨询内容。没有写入任何内容。请找回原来的密钥。";
  }
}

/** Rows still wrapped by an older key, the earliest first; for the job that wraps them again. */
export async function keysToRewrap(most = 200): Promise<string[]> {
  const rows = await database().select({ id: wrappedKey.id }).from(wrappedKey).where(ne(wrappedKey.keyId, installationKey().id)).orderBy(asc(wrappedKey.id)).limit(most);
  return rows.map((row) => row.id);
}

/** Whether what keys sealed themselves is still to be looked through: an older key is given, and the present one has not been through yet. */
export async function resealDue(): Promise<boolean> {
  if (installationKeys().length < 2) return false;
  const [row] = await database().select({ resealedAt: dataKey.resealedAt }).from(dataKey).where(eq(dataKey.id, `data:${installationKey().id}`));
  return row?.resealedAt === null;
}
