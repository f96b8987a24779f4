import { type File, isCode, type Rule } from "./files.ts";

type Ban = {
  sentence: string;
  pattern: RegExp;
  where: (path: string) => boolean;
};

const isTest = (path: string) => /\.(test|story)\.tsx?$/.test(path) || path.startsWith("e2e/");
const inProduct = (path: string) => /^(app|lib|proxy\.ts)/.test(path) && !path.startsWith("app/_run/");
const everywhere = (path: string) => !path.startsWith("app/_run/structure/");

const bans: Ban[] = [
  {
    sentence: "除 lib/access.ts 外没有 if role",
    pattern: /\brole\s*[!=]==?\s*["'`]|["'`]\s*[!=]==?\s*\w*\.?role\b|\broles?\)?\s*\.(includes|has)\(|switch\s*\([^)]*\brole\)/,
    where: (path) => inProduct(path) && !path.startsWith("lib/access") && !isTest(path),
  },
  {
    sentence: "时刻只由 lib/clock.ts 读取",
    pattern: /\bnew Date\(\)|\bDate\.now\(\)/,
    where: (path) => inProduct(path) && !/^lib\/clock[.\w-]*\.ts$/.test(path),
  },
  {
    sentence: "没有关掉或收窄的测试",
    pattern: /\b(test|it|describe)\.(skip|only|todo|fixme)\b|\bx(it|describe)\(/,
    where: everywhere,
  },
  {
    sentence: "没有留待以后的记号，也没有静音的检查",
    pattern: /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable/,
    where: everywhere,
  },
  {
    sentence: "没有 any",
    pattern: /\bas any\b|:\s*any\b|<any>|\bany\[\]/,
    where: everywhere,
  },
  {
    sentence: "测试不睡眠",
    pattern: /waitForTimeout|\bsetTimeout\(|timers\/promises/,
    where: (path) => isTest(path) && everywhere(path),
  },
  {
    sentence: "SQL 里没有 now()：时刻来自 lib/clock.ts",
    pattern: /sql.*\bnow\(\)|\b(current_timestamp|current_date|defaultNow)\b/i,
    where: (path) => /^(lib|db\/schema)\//.test(path) && !isTest(path) && !path.startsWith("lib/clock"),
  },
  {
    sentence: "server-only 由驱动自己守着，不再引入",
    pattern: /["']server-only["']/,
    where: everywhere,
  },
];

// A bound action made anew at each render makes React wait anew at each render: the answer to a form posted without JavaScript never comes, at full load.
const boundOnTheServer: Rule = {
  sentence: "客户端组件里不绑定动作：在服务器页面里 bind，再传进来",
  broken: (files) => files.filter((file) => isCode(file) && /^["']use client["']/.test(file.text) && /\.bind\(null/.test(file.text)).map((file) => `${file.path}: .bind(null`),
};

export const contents: Rule[] = [...bans.map(({ sentence, pattern, where }) => ({
  sentence,
  broken: (files: File[]) =>
    files
      .filter((file) => isCode(file) && where(file.path))
      .flatMap((file) =>
        file.text.split("\n").flatMap((line, at) => (pattern.test(line) && !comment.test(line) ? [`${file.path}:${at + 1}: ${line.trim()}`] : [])),
      ),
})), boundOnTheServer];

// What a comment names is not what the code does, except the marks that live in comments.
const comment = /^\s*(\/\/|\/?\*)(?!.*(TODO|FIXME|XXX|HACK|@ts-|biome-ignore|eslint-disable))/;
