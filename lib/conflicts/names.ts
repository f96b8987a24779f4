import { pinyin } from "pinyin-pro";

/** How a name is compared: whole, by its sound without tones, and with each character left out. */
export interface NameForm {
  form: "whole" | "sound" | "less";
  text: string;
}

/** A name as it is compared: one width, no spaces, no dots of a transcribed name, no 先生 or 女士. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s·•・.。]/g, "")
    .replace(/(先生|女士|同志|老师|阿姨|大爷|奶奶)$/, "")
    .toLowerCase();
}

/**
 * The forms of a name under which it is hashed. A name of two characters is not cut: one character is a surname, and half the town would answer.
 * Sounds are taken as a name's (单 shàn) and as everyday ones (dān), for a clerk may have heard either.
 */
export function nameForms(name: string): NameForm[] {
  const plain = plainName(name);
  const letters = [...plain];
  if (letters.length < 2) return [];
  const sounds = new Set([pinyin(plain, { toneType: "none", type: "array", surname: "head" }).join(""), pinyin(plain, { toneType: "none", type: "array" }).join("")]);
  const less = letters.length < 3 ? [] : [...new Set(letters.map((_, place) => letters.filter((__, other) => other !== place).join("")))];
  return [{ form: "whole", text: plain }, ...[...sounds].map((text) => ({ form: "sound" as const, text })), ...less.map((text) => ({ form: "less" as const, text }))];
}

/** Are two names one, alike (sound or one character), or others? The database asks the same of their hashes. */
export function nearness(one: string, other: string): "same" | "near" | null {
  const [mine, theirs] = [nameForms(one), nameForms(other)];
  const has = (forms: NameForm[], form: NameForm["form"], text: string) => forms.some((each) => each.form === form && each.text === text);
  if (mine.some((each) => each.form === "whole" && has(theirs, "whole", each.text))) return "same";
  return mine.some((each) => (each.form === "sound" && has(theirs, "sound", each.text)) || (each.form !== "sound" && theirs.some((their) => their.form !== "sound" && their.text === each.text))) ? "near" : null;
}
