import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";
import { inModules, top } from "./children.ts";

const installed = ["/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/chromium", "/usr/bin/chromium-browser"];
const flags = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
  "--lang=zh-CN",
];

/** How stories, bench and pictures open their browser: what stands on the machine, else the one npm brought. */
export async function browserLaunch(): Promise<LaunchOptions> {
  process.env.FONTCONFIG_FILE = fonts();
  return {
    executablePath: await executable(),
    // Chromium refuses its sandbox to root.
    args: process.getuid?.() === 0 ? [...flags, "--no-sandbox"] : flags,
    env: { ...process.env } as Record<string, string>,
  };
}

async function executable(): Promise<string> {
  const asked = process.env.BROWSER_PATH;
  if (asked) return asked;
  const standing = [chromium.executablePath(), ...installed].find((path) => existsSync(path));
  if (standing) return standing;
  if (process.platform === "linux" && process.arch === "x64") {
    // Its own launch arguments are left out: one of them crashes the second page, another switches web security off.
    const { default: packed } = await import("@sparticuz/chromium");
    return packed.executablePath();
  }
  throw new Error("没有找到浏览器：请安装 Chromium 或 Google Chrome，或用 BROWSER_PATH 指出它");
}

/**
 * A bare machine has no Chinese font, and every picture and every width would be wrong. Each checkout has its own file, put in place
 * whole: a browser that starts while it is written would find no font, draw nothing or end.
 */
function fonts(): string {
  const folder = join(tmpdir(), `hongmajia-fonts-${createHash("sha256").update(`${top} ${process.getuid?.() ?? ""}`).digest("hex").slice(0, 12)}`);
  const file = join(folder, "fonts.conf");
  mkdirSync(folder, { recursive: true });
  const folders = ["400Regular", "700Bold"].map((weight) => `<dir>${inModules(`@expo-google-fonts/noto-sans-sc/${weight}`)}</dir>`);
  const families = ["sans-serif", "serif", "system-ui", "monospace"].map(
    (name) => `<alias><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  );
  const text = `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${folders.join("")}<cachedir>${folder}/cache</cachedir>${families.join("")}</fontconfig>\n`;
  if (existsSync(file) && readFileSync(file, "utf8") === text) return file;
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
