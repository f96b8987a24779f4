import { phoneFault } from "#lib/fields.ts";

/** A list pasted from WPS, Excel or a chat: 姓名 电话 社区. Pure and browser-safe. */
export interface ListLine {
  /** The line in what was pasted, from 1. */
  line: number;
  name: string;
  phone: string;
  community: string;
}

type Column = "name" | "phone" | "community";
const heads: Record<Column, RegExp> = { name: /^(姓名|名字|党员姓名|党员)$/, phone: /(电话|手机|联系方式)/, community: /(社区|居委)/ };
const PHONE = /^(\+?86)?[0-9][0-9-]{4,18}$/;
const NUMBERING = /^[0-9]{1,4}[.、)]?$/;

/** Reads the lines; a heading row names the columns, else the phone is known by its shape and the rest by its place. */
export function readList(text: string): ListLine[] {
  const rows = text.normalize("NFKC").split(/\r?\n/).map((raw, at) => ({ line: at + 1, cells: cellsOf(raw), tabbed: raw.includes("\t") }));
  let columns: (Column | null)[] | null = null;
  const found: ListLine[] = [];
  for (const { line, cells, tabbed } of rows) {
    if (cells.every((cell) => cell === "")) continue;
    const headed = found.length === 0 ? headOf(cells) : null;
    if (headed) columns = headed;
    else found.push({ line, ...(columns && tabbed ? byHead(cells, columns) : byShape(cells, tabbed)) });
  }
  return found;
}

function cellsOf(raw: string): string[] {
  return raw.includes("\t") ? raw.split("\t").map((cell) => cell.trim()) : raw.trim().split(/[\s,;，；]+/);
}

function headOf(cells: string[]): (Column | null)[] | null {
  const columns = cells.map((cell) => (Object.keys(heads) as Column[]).find((column) => heads[column].test(cell.replace(/\s/g, ""))) ?? null);
  return columns.includes("name") ? columns : null;
}

function byHead(cells: string[], columns: (Column | null)[]): Omit<ListLine, "line"> {
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? "";
  return { name: bare(cell("name")), phone: phoneOf(cell("phone")), community: bare(cell("community")) };
}

function byShape(all: string[], tabbed: boolean): Omit<ListLine, "line"> {
  const cells = all.filter((cell) => cell !== "");
  if (cells.length > 1 && NUMBERING.test(cells[0] ?? "")) cells.shift();
  const at = cells.findIndex((cell) => PHONE.test(cell.replace(/\s/g, "")));
  if (at > 0) return { name: bare(cells.slice(0, at).join("")), phone: phoneOf(cells[at] ?? ""), community: bare(cells.slice(at + 1).join("")) };
  // No phone: with tabs the second cell is the community; with spaces a name may itself be written 张 三.
  const last = cells.at(-1) ?? "";
  const hasCommunity = cells.length > 1 && (tabbed || last.length > 2);
  return { name: bare((hasCommunity ? cells.slice(0, -1) : cells).join("")), phone: "", community: hasCommunity ? bare(last) : "" };
}

const bare = (text: string) => text.replace(/\s/g, "");
const phoneOf = (text: string) => bare(text).replace(/^\+?86(?=1[0-9]{10}$)/, "").replace(/[^0-9+-]/g, "");

export interface ListGround {
  communities: { id: string; name: string; shortName: string }[];
  members: { personId: string; name: string; phone: string; standing: string; state: string | null; communityId: string | null }[];
  /** For rows that name no community. */
  otherwise: string | null;
}

export interface ListRow extends ListLine {
  personId: string | null;
  communityId: string | null;
  /** already: he stands there or waits there; nothing is done for this row. */
  does: "register" | "add_and_register" | "again" | "already" | "nothing";
  error: string | null;
}

/** Says for every line whom and where it means, or what is wrong with it. */
export function judgeList(lines: ListLine[], ground: ListGround): ListRow[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const row = judgeLine(line, ground);
    if (row.error !== null) return row;
    const who = row.personId ?? `${row.name} ${row.phone}`;
    const before = seen.get(who);
    if (before !== undefined) return { ...row, does: "nothing", error: `和第 ${before} 行是同一个人。` };
    seen.set(who, line.line);
    return row;
  });
}

function judgeLine(line: ListLine, ground: ListGround): ListRow {
  const wrong = (error: string): ListRow => ({ ...line, personId: null, communityId: null, does: "nothing", error });
  if (line.name === "") return wrong("缺姓名。");
  if (line.name.length > 40) return wrong("姓名太长，请核对这一行。");
  const phoneSays = phoneFault(line.phone);
  if (phoneSays) return wrong(`${phoneSays}。`);
  const community = communityOf(line.community, ground);
  if (typeof community !== "string") return wrong(community.error);
  const namesakes = ground.members.filter((member) => bare(member.name) === line.name);
  const matches = namesakes.filter((member) => line.phone === "" || member.phone === "" || member.phone === line.phone);
  const exact = matches.filter((member) => member.phone === line.phone);
  const member = exact.length === 1 ? exact[0] : matches.length === 1 ? matches[0] : undefined;
  if (!member && matches.length > 1) return wrong("本单位有几位同名党员，请补上电话。");
  if (!member && namesakes.length > 0) return wrong("本单位有同名党员，但登记的电话不同：请先核对电话。");
  if (!member) return line.phone === "" ? wrong("本单位名册里没有这个人；要新增，请补上电话。") : { ...line, personId: null, communityId: community, does: "add_and_register", error: null };
  if (member.standing !== "in_service") return wrong(member.standing === "retired" ? "离退休党员不在双报到范围内。" : "名册里不是在职党员。");
  const row: ListRow = { ...line, personId: member.personId, communityId: community, does: "register", error: null };
  if (member.state === "returned") return { ...row, does: "again" };
  if (member.state === null || member.state === "ended") return row;
  if (member.communityId === community) return { ...row, does: "already" };
  const where = ground.communities.find((other) => other.id === member.communityId)?.name ?? "另一个社区";
  return wrong(`已向${where}报到，换社区请办理转接。`);
}

function communityOf(name: string, ground: ListGround): string | { error: string } {
  if (name === "") return ground.otherwise ?? { error: "缺社区。" };
  const all = ground.communities;
  const exact = all.filter((one) => bare(one.name) === name || bare(one.shortName) === name);
  const near = exact.length > 0 ? exact : all.filter((one) => bare(one.name).endsWith(name) || bare(one.name).replace(/社区$/, "") === name.replace(/社区$/, ""));
  if (near.length === 1 && near[0]) return near[0].id;
  return { error: near.length === 0 ? `没有找到社区“${name}”，请核对名称。` : `“${name}”对应几个社区，请写全称。` };
}
