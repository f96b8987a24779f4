import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "../columns.ts";

/** The keys this installation has been started with, by id and a proof; never a key. A start with another key is told so before it writes. `resealed_at`: nothing sealed by an older key itself is left. */
export const dataKey = pgTable("data_key", { id: text("id").primaryKey(), use: text("use").notNull(), proof: bytes("proof").notNull(), firstUsedAt: instant("first_used_at").notNull(), resealedAt: instant("resealed_at") });

/** The key of one case or of one of its files (`id` is that row's), wrapped by an installation key named by its id. Taking a row away is what erases. */
export const wrappedKey = pgTable(
  "wrapped_key",
  { id: uuid("id").primaryKey(), cipher: text("cipher").notNull(), keyId: text("key_id").notNull(), wrapped: bytes("wrapped").notNull(), wrappedAt: instant("wrapped_at").notNull() },
  (t) => [index("wrapped_key_by_key").on(t.keyId, t.id)],
);
