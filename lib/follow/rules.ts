/** A follow code (查询码) has twelve digits: easy to say over the telephone, and 10¹² of them leave nothing to guess. */
export const CODE_DIGITS = 12;
/** Wrong codes from one address in ten minutes; then the address waits, whatever it types. */
export const WRONG_CODES = 20;

/** 482177309125 → 4821 7730 9125. */
export function codeShown(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, "$1 ");
}

/** What was typed, pasted or scanned, as its digits; null when it can be no code. Full-width digits and dashes are taken too. */
export function codeTyped(text: string): string | null {
  const digits = text
    .normalize("NFKC")
    .replace(/[\s\-—–·.]/g, "")
    .slice(0, 40);
  return /^\d{12}$/.test(digits) ? digits : null;
}
