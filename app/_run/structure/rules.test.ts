import { expect, test } from "vitest";
import { rules } from "./rules.ts";

const broken = (path: string, text = "") => rules.filter((rule) => rule.broken([{ path, text }]).length > 0).map((rule) => rule.sentence);

test.each([
  ["src/a.ts", "", "顶层"],
  ["lib/sessions/utils.ts", "", "第 2 条"],
  ["app/components/button.tsx", "", "第 2 条"],
  ["lib/sessions/fitsWell.ts", "", "kebab-case"],
  ["lib/case/rules.ts", "", "cases"],
  ["app/_run/other.mjs", "", "JavaScript"],
  ["lib/x/commands.ts", "// long\n".repeat(251), "两种能力"],
  ["app/x.tsx", "a\n".repeat(251), "超过 250 行"],
  ["app/x.tsx", 'if (post.role === "auditor") {', "if role"],
  ["lib/x/rules.ts", "const at = new Date();", "时刻只由"],
  ["lib/x/a.test.ts", 'test.skip("x")', "收窄"],
  ["lib/x/a.ts", "// TODO later", "留待以后"],
  ["lib/x/a.ts", "const a = b as any;", "没有 any"],
  ["e2e/x.story.ts", "await page.waitForTimeout(1)", "不睡眠"],
  ["app/x.tsx", '"use client";\nuseActionState(send.bind(null, id), null)', "不绑定动作"],
  ["lib/x/queries.ts", "sql`select now()`", "now()"],
])("%s %s", (path, text, sentence) => {
  expect(broken(path, text).join("\n")).toContain(sentence);
});

test("what the house asks passes", () => {
  expect(broken("lib/sessions/rules.ts", "export const fits = (role: string) => role;\n")).toEqual([]);
  expect(broken("app/office/[organization]/page.tsx", "// may be role === 'x' in words\n")).toEqual([]);
});
