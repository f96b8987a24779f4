import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "../columns.ts";

/** A resident's code (查询码) for one booking or request: stored hashed, given once. Two residents of a merged request have two codes for the one. */
export const followCode = pgTable(
  "follow_code",
  {
    codeHash: bytes("code_hash").primaryKey(),
    /** booking or request: which page shows it. */
    subject: text("subject").notNull(),
    subjectId: uuid("subject_id").notNull(),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [index("follow_code_by_subject").on(t.subjectId)],
);
