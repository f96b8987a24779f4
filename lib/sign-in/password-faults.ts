/** What people choose first, and what is tried first; compared without case. */
const COMMON = new Set(
  `12345678 123456789 1234567890 123123123 123321123 147258369 159357258 741852963 987654321 9876543210 87654321 11223344 12341234 12344321 123456abc 123456aa 1234qwer
  123qweasd a1234567 a12345678 a123456789 aa123456 aa12345678 aaa12345 abc12345 abc123456 abc123456789 abcd1234 abcd12345 asd123456 asdf1234 asdfghjk asdfghjkl baseball
  dragon12 football iloveyou iloveyou1 letmein1 master12 monkey12 pass1234 passw0rd password password1 password12 password123 princess q1w2e3r4 q1w2e3r4t5 qaz123456 qazwsx123
  qazwsxedc qq123456 qwe123456 qweasdzxc qwer1234 qwert123 qwerty12 qwerty123 qwerty123456 qwertyui qwertyuiop shadow12 sunshine superman trustno1 welcome1 welcome123
  woaini123 woaini520 woaini1314 w123456789 z123456789 zaq12wsx zxc123456 zxcvbnm1 zxcvbnm123 zxcvbnmasd 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 5201314a a5201314 520131400
  admin123 admin1234 admin888 administrator root1234 test1234 guest123 hongmajia hongmajia1 hongmajia123 honghong shequ123 lanzhou1 lanzhou123 gansu123 gansu1234 dangyuan
  zhibushuji zhiyuanzhe fayuan123 zhongguo zhongguo1 beijing2008 woshishui wodemima mima1234 mima123456 changeme changeme1 default1 p@ssw0rd p@ssword abc@1234 aa@123456
  abc@12345 abcd@1234 admin@123 qwer@1234 1qaz@wsx 1qaz!qaz password! password1!`.split(/\s+/),
);

/** Why a password will not do, or null: at least 8 characters, none of the common ones, no run of the keyboard. */
export function passwordFault(text: string): string | null {
  if ([...text].length < 8) return "密码至少 8 个字符";
  const low = text.toLowerCase();
  if (COMMON.has(low)) return "这个密码太常见，容易被人猜到，请换一个";
  if (new Set(low).size < 4) return "密码里重复的字符太多，请换一个";
  if (isRun(low)) return "密码是连着的数字或字母，容易被人猜到，请换一个";
  if (/^1\d{10}$/.test(low) || /^(19|20)\d{6}$/.test(low)) return "密码不要用手机号或生日";
  return null;
}

function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index)));
  return steps.size === 1 && Math.abs([...steps][0] ?? 9) <= 1;
}
