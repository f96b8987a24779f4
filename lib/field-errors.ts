import { z } from "zod";

/** Bytes of a wrong input → a sentence for whoever typed it, where the schema has none of its own. Browser-safe. */
export function fieldError(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || issue.input === null || issue.input === "") return "请填写这一项。";
      return ["number", "int"].includes(issue.expected) ? "请填写数字。" : "这一项填得不对，请重新填写。";
    case "too_small":
      return least(issue.origin, Number(issue.minimum));
    case "too_big":
      return most(issue.origin, Number(issue.maximum));
    case "invalid_value":
      return "请从列表里选择。";
    case "invalid_format":
      if (issue.format === "date") return "请填写日期，例如 2026-05-20。";
      return issue.format === "uuid" ? "请从列表里选择。" : "这一项填得不对，请重新填写。";
    default:
      return "这一项填得不对，请重新填写。";
  }
}

function least(origin: string, minimum: number): string {
  if (origin === "string") return minimum <= 1 ? "请填写这一项。" : `至少要写 ${minimum} 个字。`;
  return origin === "array" ? `至少要有 ${minimum} 项。` : `不能小于 ${minimum}。`;
}

function most(origin: string, maximum: number): string {
  if (origin === "string") return `最多 ${maximum} 个字。`;
  return origin === "array" ? `最多 ${maximum} 项。` : `不能大于 ${maximum}。`;
}

// One setting for every schema; zod's own Chinese names types ("期望 string"), which tells nobody what to do.
z.config({ localeError: fieldError });
