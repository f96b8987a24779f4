/** Yuan as typed (1,234.5 or ￥1234.50) → whole fen, or null when it is not an amount with at most two decimals. */
export function fenOf(yuan: string): number | null {
  const text = yuan.trim().replace(/^[¥￥]/, "").replace(/[,，\s]/g, "").replace(/元$/, "");
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}
