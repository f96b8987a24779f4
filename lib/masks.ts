/** 张三 → 张**; two-character surnames are not told apart, one character is shown, never more. */
export function maskName(name: string): string {
  const first = [...name.trim()][0];
  return first ? `${first}**` : "**";
}

/** 13812348000 → 138****8000; what is too short to mask shows nothing of itself. */
export function maskPhone(phone: string): string {
  return phone.length >= 8 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone === "" ? "" : "****";
}
