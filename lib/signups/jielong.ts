/** One line of a 接龙: the name, and what stood behind it. */
export interface JielongLine {
  line: number;
  name: string;
  note: string;
}

const plain: Record<string, string> = { "①": "1", "②": "2", "③": "3", "④": "4", "⑤": "5", "⑥": "6", "⑦": "7", "⑧": "8", "⑨": "9", "⑩": "10" };
// 1. / 2、 / 3 / （4） / 5) / 6： / 7️⃣ (a digit with the keycap marks)
const NUMBERED = /^[（(]?\s*(\d{1,3})\s*[)）]?[.．。、,，:：)）\s-]*(?=\S)(.+)$/u;

/**
 * Reads a 接龙 pasted from the WeChat group: numbered lines are people, everything else is header. Takes full-width, circled
 * and emoji digits. A name ends at the first space, bracket or comma; the rest is its note. The same name twice counts once.
 */
export function parseJielong(text: string): JielongLine[] {
  const found: JielongLine[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const numbered = NUMBERED.exec(digitsPlain(raw).trim());
    if (!numbered) continue;
    const rest = (numbered[2] ?? "").trim();
    // A header such as 11月25日 or 09:00 begins with a number too.
    if (/^(月|日|号|点|人|:|：|\d|年|元|个|\/)/.test(rest)) continue;
    const [, name = "", note = ""] = /^([^\s（(，,、；;：:+＋。.]+)(.*)$/u.exec(rest) ?? [];
    if (name === "" || !/\p{L}/u.test(name) || [...name].length > 20) continue;
    if (found.some((line) => line.name === name)) continue;
    found.push({ line: Number(numbered[1]), name, note: note.replace(/^[\s，,、；;：:]+/u, "").trim() });
  }
  return found;
}

function digitsPlain(text: string): string {
  return text
    .replace(/\u{1F51F}/gu, "10")
    .replace(/\uFE0F|\u20E3|\u200B|\u200D|\u2060/gu, "")
    .replace(/[\uFF10-\uFF19]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[①-⑩]/gu, (digit) => plain[digit] ?? digit);
}

const TITLES = /(老师|同志|法官|先生|女士|阿姨|大姐|书记)$/u;

/** The name without 老师, 同志 and the like. */
export function bareName(name: string): string {
  return name.replace(TITLES, "") || name;
}

export interface Member {
  personId: string;
  name: string;
}

export type Match = { line: JielongLine } & ({ kind: "matched"; personId: string } | { kind: "ambiguous"; personIds: string[] } | { kind: "unmatched" });

/** Matches each line against the team's members: the exact name first, then the name without its title. Two of one name are left to a person to decide. */
export function matchJielong(lines: JielongLine[], members: Member[]): Match[] {
  return lines.map((line) => {
    const exact = members.filter((member) => member.name === line.name);
    const bare = bareName(line.name);
    const found = exact.length > 0 ? exact : members.filter((member) => bareName(member.name) === bare && [...bare].length > 0);
    const [first] = found;
    if (!first) return { line, kind: "unmatched" };
    return found.length === 1 ? { line, kind: "matched", personId: first.personId } : { line, kind: "ambiguous", personIds: found.map((member) => member.personId) };
  });
}
