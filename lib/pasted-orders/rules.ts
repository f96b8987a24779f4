import type { OutsideSystem, Urgency } from "#db/words.ts";

/** What an order pasted from another system says of itself; empty where it says nothing. */
export interface PastedOrder {
  outsideSystem: OutsideSystem | "";
  outsideNumber: string;
  callMe: string;
  phone: string;
  where: string;
  words: string;
  urgency: Urgency | "";
}

type Part = "number" | "callMe" | "phone" | "where" | "words" | "title" | "urgency";

// Longer labels first: 诉求人电话 must not be read as 诉求人.
const labels: [string, Part][] = [
  ["诉求人联系电话", "phone"], ["诉求人电话", "phone"], ["反映人电话", "phone"], ["来电人电话", "phone"], ["联系方式", "phone"], ["联系电话", "phone"], ["来电号码", "phone"], ["手机号码", "phone"], ["手机号", "phone"], ["电话", "phone"],
  ["工单编号", "number"], ["工单号", "number"], ["诉求编号", "number"], ["事件编号", "number"], ["受理编号", "number"], ["受理单号", "number"], ["单号", "number"], ["编号", "number"],
  ["诉求人姓名", "callMe"], ["诉求人", "callMe"], ["反映人", "callMe"], ["来电人", "callMe"], ["投诉人", "callMe"], ["联系人", "callMe"], ["市民姓名", "callMe"], ["姓名", "callMe"],
  ["诉求地址", "where"], ["事发地址", "where"], ["事发地点", "where"], ["问题地址", "where"], ["发生地点", "where"], ["详细地址", "where"], ["所在地址", "where"], ["地址", "where"], ["地点", "where"],
  ["诉求内容", "words"], ["反映内容", "words"], ["问题描述", "words"], ["事件描述", "words"], ["工单内容", "words"], ["主要内容", "words"], ["具体内容", "words"], ["内容", "words"],
  ["工单标题", "title"], ["诉求标题", "title"], ["标题", "title"],
  ["紧急程度", "urgency"], ["紧急级别", "urgency"],
];
/** What such orders also say and nobody types again; they only end the line before. */
const passedOver = ["受理时间", "派单时间", "办理时限", "截止时间", "来电时间", "诉求类型", "诉求类别", "问题分类", "工单类型", "诉求来源", "办理要求", "派单意见", "处置单位", "承办单位", "是否保密", "备注", "性别", "区县", "街道", "社区"];

const all = [...labels.map(([label]) => label), ...passedOver].sort((a, b) => b.length - a.length);
const partOf = new Map<string, Part>(labels);
const LABEL = new RegExp(`(?:^|[\\n\\t；;|]|(?<=[\\s。]))\\s*[【\\[]?(${all.join("|")})[】\\]]?\\s*[:：]`, "g");

const urgencyWords: [string, Urgency][] = [["特急", "urgent"], ["紧急", "urgent"], ["加急", "pressing"], ["较急", "pressing"], ["疑难", "hard"], ["一般", "ordinary"], ["普通", "ordinary"]];

/** Reads the labelled lines of an order from 12345, 小兰帮办 or the grid system (工单编号：… 诉求人：… 联系电话：…). Null when it finds neither a number nor words. */
export function pastedOrder(text: string): PastedOrder | null {
  const plain = text.replaceAll("\r\n", "\n").replaceAll("\u3000", " ").trim();
  const marks = [...plain.matchAll(LABEL)];
  const said: Partial<Record<Part, string>> = {};
  for (const [at, mark] of marks.entries()) {
    const part = partOf.get(mark[1] ?? "");
    const value = plain.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? plain.length).trim().replace(/[；;|]$/, "").trim();
    if (part && value && !said[part]) said[part] = value;
  }
  const words = said.words ?? said.title ?? "";
  const number = (said.number ?? "").split(/\s/)[0] ?? "";
  if (!words && !number) return null;
  return {
    outsideSystem: systemOf(plain, number),
    outsideNumber: number.slice(0, 40),
    callMe: (said.callMe ?? "").split(/[\s（(,，]/)[0]?.slice(0, 20) ?? "",
    phone: phoneIn(said.phone ?? ""),
    where: (said.where ?? "").replace(/\s+/g, " ").slice(0, 100),
    words: words.slice(0, 1000),
    urgency: urgencyWords.find(([word]) => said.urgency?.includes(word))?.[1] ?? "",
  };
}

function systemOf(text: string, number: string): OutsideSystem | "" {
  if (/小兰/.test(text)) return "xiaolan";
  if (/12345|热线/.test(text)) return "hotline_12345";
  if (/网格系统|网格化/.test(text)) return "grid_system";
  return number ? "other" : "";
}

function phoneIn(text: string): string {
  const digits = text.replace(/(?<=\d)[\s-](?=\d)/g, (sign) => (sign === "-" ? "-" : ""));
  return /1[3-9]\d{9}/.exec(digits.replaceAll("-", ""))?.[0] ?? /0\d{2,3}-?\d{7,8}/.exec(digits)?.[0] ?? "";
}

/** The place whose whole name stands in the text, the longest of them: 示例小区3 2号楼 also as 示例小区3-2号楼. Null when none does. */
export function placeIn(text: string, places: readonly { id: string; name: string }[]): string | null {
  const bare = (value: string) => value.normalize("NFKC").replace(/[\s\-—·,，号院]/g, "");
  const within = bare(text);
  const found = places.filter((place) => {
    const at = within.indexOf(bare(place.name));
    // 示例小区1 must not be found in 示例小区12.
    return at >= 0 && !(/\d$/.test(bare(place.name)) && /\d/.test(within[at + bare(place.name).length] ?? ""));
  });
  return found.sort((a, b) => b.name.length - a.name.length)[0]?.id ?? null;
}
