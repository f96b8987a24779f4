import { readFileNumber } from "./file-number.ts";

/** Codes of courts as they stand in file numbers (the division's code of its seat); those of Gansu, which the volunteers come from. */
const GANSU: Record<string, string> = {
  甘: "甘肃省高级人民法院",
  甘01: "兰州市中级人民法院",
  甘0102: "兰州市城关区人民法院",
  甘0103: "兰州市七里河区人民法院",
  甘0104: "兰州市西固区人民法院",
  甘0105: "兰州市安宁区人民法院",
  甘0111: "兰州市红古区人民法院",
  甘0121: "永登县人民法院",
  甘0122: "皋兰县人民法院",
  甘0123: "榆中县人民法院",
  甘02: "嘉峪关市中级人民法院",
  甘03: "金昌市中级人民法院",
  甘04: "白银市中级人民法院",
  甘05: "天水市中级人民法院",
  甘06: "武威市中级人民法院",
  甘07: "张掖市中级人民法院",
  甘08: "平凉市中级人民法院",
  甘0802: "平凉市崆峒区人民法院",
  甘09: "酒泉市中级人民法院",
  甘10: "庆阳市中级人民法院",
  甘11: "定西市中级人民法院",
  甘1123: "渭源县人民法院",
  甘12: "陇南市中级人民法院",
  甘29: "临夏回族自治州中级人民法院",
  甘30: "甘南藏族自治州中级人民法院",
  甘71: "兰州铁路运输中级法院",
  甘7101: "兰州铁路运输法院",
};

/** The court's name, where it is one of the known; else its code. */
export function courtName(code: string): string {
  return GANSU[code] ?? code;
}

/** What a former court's words name: its code where they say one (or the name is known), else null. */
export function courtCode(words: string): string | null {
  const plain = words.normalize("NFKC").replace(/\s/g, "");
  if (plain === "") return null;
  if (/^甘\d{0,4}$/.test(plain)) return plain;
  if (/(甘肃)?省(高级人民法院|高院|法院)/.test(plain)) return "甘";
  const bare = (name: string) => name.replace(/人民法院|法院|中级|自治州|[省市区县州]/g, "");
  const middle = /中级|中院/.test(plain);
  const short = bare(plain.replace(/中院/, "中级人民法院").replace(/^甘肃省?/, ""));
  const found = Object.entries(GANSU).filter(([code, name]) => code !== "甘" && (code.length === 3) === middle && (bare(name) === short || bare(name) === `兰州${short}` || (short.length >= 2 && bare(name).endsWith(short))));
  return found.length === 1 ? found[0]![0] : null;
}

/** same: that court itself, a conflict whatever the year; province: a Gansu number before a retiree of the province's court (or of one above, or of a court we cannot name): he is asked. */
export function courtFinding(fileNumber: string, formerCourt: string): "same" | "province" | null {
  const read = readFileNumber(fileNumber);
  if (!read || formerCourt.trim() === "") return null;
  const mine = courtCode(formerCourt);
  // A number of the old form names its court by a character: only the province's own 甘 is certain, the rest is for him to look at.
  if (read.old) return read.court === "甘" && mine === "甘" ? "same" : "province";
  if (!read.court.startsWith("甘")) return null;
  if (mine === null) return "province";
  if (mine === read.court) return "same";
  return mine === "甘" || read.court.startsWith(mine) || read.court === "甘" ? "province" : null;
}
