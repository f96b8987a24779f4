/** What a court's file number says. */
export interface FileNumber {
  year: number;
  /** The court's code as printed: 甘0105, 甘, 最高法; of the old form, the characters before 字. */
  court: string;
  /** 民初, 民终, 执恢 … */
  kind: string;
  number: number;
  /** The number in its one written form. */
  written: string;
  /** (2014)安民初字第12号: the form until 2015, whose court is a character alone. */
  old: boolean;
}

const PLACES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵";
const NEW = new RegExp(`^\\((\\d{4})\\)(最高法[\\u4e00-\\u9fa5]*?|[${PLACES}]\\d{0,4})([\\u4e00-\\u9fa5]{1,6}?)(\\d{1,6})号?(?:之[一二三四五六七八九十]+)?$`);
const OLD = /^\((\d{4})\)([一-龥]{1,8}?)((?:刑|民|行|商|知|执|赔|经)[一-龥]{0,3}?)字?第(\d{1,6})号?(?:[-之][一二三四五六七八九十\d]+)?$/;

/**
 * Reads a court's file number (关于人民法院案件案号的若干规定, 法〔2015〕137号): （2021）甘0105民初1234号 in any brackets and width, spaces anywhere, 号 left out.
 * Null for what is none: 仲裁 and 信访 numbers have no court in them.
 */
export function readFileNumber(text: string): FileNumber | null {
  const plain = text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[[{〔【〈《「『（]/g, "(")
    .replace(/[\]}〕】〉》」』）]/g, ")");
  const found = plain.includes("第") ? null : NEW.exec(plain);
  if (found) return made(found, false);
  const before = OLD.exec(plain);
  return before ? made(before, true) : null;
}

function made(found: RegExpExecArray, old: boolean): FileNumber | null {
  const [, year = "", court = "", kind = "", digits = ""] = found;
  const number = Number(digits);
  if (number === 0 || Number(year) < 1949 || Number(year) > 2100) return null;
  return { year: Number(year), court, kind, number, written: old ? `（${year}）${court}${kind}字第${number}号` : `（${year}）${court}${kind}${number}号`, old };
}
