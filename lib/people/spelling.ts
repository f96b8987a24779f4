import { pinyin } from "pinyin-pro";

/** Toneless pinyin and initials of a name, by which it is found from a keyboard: 赵老师 → zhaolaoshi, zls. */
export function spellingOf(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: "none", type: "array", mode: "surname", v: true }).map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ""));
  return { pinyin: syllables.join(""), initials: syllables.map((syllable) => syllable.charAt(0)).join("") };
}
