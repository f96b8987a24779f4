import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { top } from "../children.ts";

export type File = { path: string; text: string };

/** One sentence of the house, and the files that break it; each line begins with the file. */
export type Rule = { sentence: string; broken(files: File[]): string[] };

const made = /^(node_modules|\.next|\.data|\.test|\.git|next-env\.d\.ts|.*\.tsbuildinfo)$/;

/** Every file of the tree that somebody wrote, with its text. */
export function standingFiles(folder = ""): File[] {
  return readdirSync(join(top, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (!folder && made.test(entry.name)) return [];
    if (entry.isDirectory()) return standingFiles(path);
    return [
      {
        path,
        text: /\.(ts|tsx|mjs|cjs|css|json|md)$/.test(path) || path.startsWith(".") ? readFileSync(join(top, path), "utf8") : "",
      },
    ];
  });
}

export const isCode = ({ path }: File) => /\.(ts|tsx)$/.test(path) && !path.startsWith("db/migrations/");

export const lines = ({ text }: File) => text.split("\n").length - 1;

export function sizes(files: File[]): string {
  const counts = files
    .filter(isCode)
    .map(lines)
    .sort((one, other) => one - other);
  const at = (share: number) => counts[Math.min(counts.length - 1, Math.floor(counts.length * share))] ?? 0;
  return `${counts.length} 个文件：行数中位数 ${at(0.5)}，95% 不超过 ${at(0.95)}，最长 ${counts.at(-1) ?? 0}`;
}
