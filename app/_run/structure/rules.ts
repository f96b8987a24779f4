import { contents } from "./contents.ts";
import type { Rule } from "./files.ts";
import { names } from "./names.ts";

export const rules: Rule[] = [...names, ...contents];
