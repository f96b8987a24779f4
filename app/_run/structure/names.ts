import { isCode, lines, type Rule } from "./files.ts";

const topLevel =
  /^(package\.json|package-lock\.json|tsconfig\.json|next\.config\.ts|README\.md|LICENSE|proxy\.ts|instrumentation\.ts|(app|db|lib|e2e)\/.*|\..*)$/;
const vague = /(^|\/)(utils?|helpers?|common|managers?|services?|hooks?|components?|types?|index)(\/|\.(ts|tsx|css|mjs)$)/;
// Next names these itself; [brackets], (groups) and _private folders carry one kebab-case name.
const kebab = /^\.?_?[([]?(\.\.\.)?[a-z0-9]+(-[a-z0-9]+)*[)\]]?$/;

export const names: Rule[] = [
  {
    sentence: "顶层只有 package.json package-lock.json tsconfig.json next.config.ts README.md proxy.ts app db lib e2e 和点文件",
    broken: (files) => files.filter(({ path }) => !topLevel.test(path)).map(({ path }) => path),
  },
  {
    sentence: "第 2 条：没有 utils、helpers、common、manager、service、hooks、components、types、index",
    broken: (files) => files.filter(({ path }) => vague.test(path)).map(({ path }) => path),
  },
  {
    sentence: "第 11 条：文件名用 kebab-case",
    broken: (files) =>
      files
        .filter((file) => isCode(file) || file.path.endsWith(".css"))
        .filter(({ path }) => !path.split("/").every((part) => kebab.test(part.replace(/(\.(test|story|module|config|d))?\.(ts|tsx|css)$/, ""))))
        .map(({ path }) => path),
  },
  {
    sentence: "第 11 条：case 是保留字：文件夹是 cases，变量是 consultation",
    broken: (files) => files.filter(({ path }) => /(^|\/)case(\/|\.)/.test(path)).map(({ path }) => path),
  },
  {
    sentence: "唯一的 JavaScript 文件是 start.mjs",
    broken: (files) =>
      files.filter(({ path }) => /^(app|db|lib|e2e)\/.*\.(js|mjs|cjs|jsx)$/.test(path) && path !== "app/_run/start.mjs").map(({ path }) => path),
  },
  {
    sentence: "250 行的 commands 文件就是两种能力",
    broken: (files) =>
      files.filter((file) => /(^|\/)commands\.ts$/.test(file.path) && lines(file) > 250).map((file) => `${file.path}: ${lines(file)}`),
  },
  {
    sentence: "第 1 条：超过 250 行的文件在第一行说明原因",
    broken: (files) =>
      files.filter((file) => isCode(file) && lines(file) > 250 && !/^\/[/*]/.test(file.text)).map((file) => `${file.path}: ${lines(file)}`),
  },
  {
    sentence: "第 1 条：行数中位数小于 70，95% 小于 250",
    broken: (files) => {
      const counts = files
        .filter(isCode)
        .map(lines)
        .sort((one, other) => one - other);
      const [median = 0, most = 0] = [counts[Math.floor(counts.length / 2)], counts[Math.floor(counts.length * 0.95)]];
      return [...(median >= 70 ? [`中位数 ${median}`] : []), ...(most >= 250 ? [`95% ${most}`] : [])];
    },
  },
  {
    sentence: "能力文件夹的公开文件只有 input rules queries commands jobs，没有 commands/ 这类文件夹",
    broken: (files) => files.filter(({ path }) => /^lib\/[^/]+\/(input|rules|queries|commands|jobs)\//.test(path)).map(({ path }) => path),
  },
];
