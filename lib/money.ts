/** Yuan as typed (1,234.5 or ￥1234.50) → whole fen, or null when it is not an amount with at most two decimals. */
export function fenOf(yuan: string): number | null {
  const text = yuan.trim().replace(/^[¥￥]/, "").replace(/[,，\s]/g, "").replace(/元$/, "");
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "万亿"];

/**
 * Fen in capital characters, as on a receipt (《支付结算办法》附一): 3000000 → 叁万元整, 100005 → 壹仟元零伍分.
 * Whole fen, not negative, below 10^18; ends in 整 unless there are fen.
 */
export function inCapitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError("not an amount in whole fen");
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor((fen % 100) / 10);
  const rest = fen % 10;
  if (fen === 0) return "零元整";
  const whole = yuan > 0 ? `${integerWords(yuan)}元` : "";
  const jiaoWords = jiao > 0 ? `${DIGITS[jiao]}角` : yuan > 0 && rest > 0 ? "零" : "";
  return `${whole}${jiaoWords}${rest > 0 ? `${DIGITS[rest]}分` : "整"}`;
}

function integerWords(yuan: number): string {
  const groups: number[] = [];
  for (let left = yuan; left > 0; left = Math.floor(left / 10_000)) groups.push(left % 10_000);
  let words = "";
  let isGap = false;
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = groups[index] ?? 0;
    if (group === 0) {
      isGap = words !== "";
      continue;
    }
    if (words !== "" && (isGap || group < 1000)) words += "零";
    words += `${groupWords(group)}${GROUPS[index]}`;
    isGap = false;
  }
  return words;
}

function groupWords(group: number): string {
  let words = "";
  let isGap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      isGap = words !== "";
      continue;
    }
    words += `${isGap ? "零" : ""}${DIGITS[digit]}${PLACES[place]}`;
    isGap = false;
  }
  return words;
}
