import type { OrganizationKind, PartyStanding } from "#db/words.ts";
import { isDay } from "#lib/calendar.ts";
import { phoneFault } from "#lib/fields.ts";

/** A party member stands in a unit or one of its branches; others may belong to any organization. */
export function holdsMembers(kind: OrganizationKind, standing: PartyStanding): boolean {
  return standing === "none" || kind === "unit" || kind === "branch" || kind === "veterans_office";
}

/** One pasted row: what it says, or what is wrong with it. */
export interface PastedRow {
  line: number;
  name: string;
  phone: string;
  birthday: string | null;
  faults: string[];
}

const MOST = 500;

/** Reads a list copied from WPS (姓名, 电话, 生日 apart by tabs, commas or several spaces); a heading row is left out. */
export function readPasted(text: string, today: string): PastedRow[] {
  const rows: PastedRow[] = [];
  const seen = new Map<string, number>();
  text.split(/\r?\n/).forEach((raw, index) => {
    if (raw.trim() === "") return;
    const [name = "", phone = "", birthday = ""] = raw.trim().split(/\t|[,，]|\s{2,}/).map((cell) => cell.trim());
    if (name === "姓名") return;
    const row = readRow(index + 1, name, phone, birthday, today);
    const same = `${row.name}|${row.phone}|${row.birthday ?? ""}`;
    const before = seen.get(same);
    if (before !== undefined) row.faults.push(`和第 ${before} 行重复`);
    else seen.set(same, row.line);
    if (rows.length >= MOST) row.faults.push(`一次最多 ${MOST} 人`);
    rows.push(row);
  });
  return rows;
}

function readRow(line: number, name: string, phone: string, birthday: string, today: string): PastedRow {
  const faults: string[] = [];
  const digits = phone.replace(/[\s()（）]/g, "").replace(/^\+?86(?=1\d{10}$)/, "");
  if (name === "") faults.push("缺姓名");
  if ([...name].length > 30) faults.push("姓名太长");
  if (/\d/.test(name)) faults.push("姓名里有数字，请看列是否对齐");
  const phoneSays = phoneFault(digits);
  if (phoneSays) faults.push(phoneSays);
  const day = dayFrom(birthday);
  if (birthday !== "" && day === null) faults.push("生日不对，例如 1950-03-08");
  if (day !== null && day > today) faults.push("生日在今天以后");
  return { line, name, phone: digits, birthday: day, faults };
}

/** 1950-3-8, 1950/3/8, 1950.3.8, 1950年3月8日, 19500308 → 1950-03-08; null when it is no day. */
export function dayFrom(text: string): string | null {
  const match = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})日?$/.exec(text.trim());
  if (!match) return null;
  const day = `${match[1]}-${match[2]?.padStart(2, "0")}-${match[3]?.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}

/** A pasted row in the preview; `there`: the organization already has this person. */
export type PastePreviewRow = PastedRow & { there: boolean };
