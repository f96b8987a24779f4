import type { Browser, Locator, Page } from "@playwright/test";
import type { Cookie } from "./people-pages.ts";
import { desktop, signInAs } from "./world.ts";

/** What the walk through wrongly filled forms met: how many were sent, and what was poor about the answers. */
export interface Walked {
  sent: number;
  poor: string[];
}

/** Goes through the forms of these pages as one person (an id, a cookie, or nobody), without JavaScript each filled wrongly, with it left empty where something is required. */
export async function walkWrongly(browser: Browser, paths: string[], as: string | Cookie | null): Promise<Walked> {
  const walked: Walked = { sent: 0, poor: [] };
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, viewport: desktop });
    const page = await context.newPage();
    if (typeof as === "string") await signInAs(page, as);
    else if (as) await context.addCookies([{ ...as, url: process.env.PUBLIC_ADDRESS ?? "" }]);
    const wrong = (what: string) => walked.poor.push(`${javaScriptEnabled ? "" : "without JavaScript "}${decodeURI(new URL(page.url()).pathname)} ${what}`);
    page.on("response", (answer) => answer.status() >= 500 && wrong(`answered ${answer.status()}`));
    page.on("pageerror", (error) => wrong(`threw ${error.message}`));
    for (const path of paths) await formsOf(page, path, javaScriptEnabled, walked, wrong);
    await context.close();
  }
  return walked;
}

// A form that holds a file alone is stopped by the browser itself.
const filled = "input:not([type=hidden], [type=file]), textarea, select";

const endless = "很长".repeat(3000);
const taken = ["was taken"];

async function formsOf(page: Page, path: string, javaScript: boolean, walked: Walked, wrong: (what: string) => unknown): Promise<void> {
  await page.goto(path, { waitUntil: "domcontentloaded" });
  const forms = page.locator("form:not([method=get], [action$='/export'])").filter({ has: page.locator(filled) });
  const seen = new Set<string>();
  for (let place = 0; place < (await forms.count()); place++) {
    const form = forms.nth(place);
    const { button, what, isRequired, needsScript } = await form.evaluate(described, filled);
    if (seen.has(what) || (needsScript && !javaScript)) continue;
    seen.add(what);
    const typed = isRequired && javaScript ? "" : endless;
    await form.evaluate(fill, { filled, typed });
    const faults = [...(javaScript ? await form.evaluate(press).catch(() => taken) : await posted(page, form))];
    if (faults.length === 0) faults.push(...(await form.evaluate(judged, typed).catch(() => taken)));
    walked.sent++;
    for (const fault of faults) wrong(`“${button}” ${typed ? "filled wrongly" : "left empty"}: ${fault}`);
    if (faults.length > 0) await page.goto(path, { waitUntil: "domcontentloaded" });
  }
}

/** A form's button, what tells it from another of the page, and whether something must be typed into it (a form the browser itself checks is never left empty); an import that needs JavaScript says so. */
function described(form: Element, filled: string) {
  const fields = [...form.querySelectorAll<HTMLInputElement>(filled)];
  const button = form.querySelector("button[type=submit]")?.textContent ?? "";
  const needsScript = form.getAttribute("action")?.startsWith("javascript:") === true && /需要开启 JavaScript/.test(form.textContent ?? "");
  return { button, needsScript, what: `${button} ${fields.map((field) => field.name).join()}`, isRequired: (form as HTMLFormElement).noValidate && fields.some((field) => field.required && field.tagName !== "SELECT") };
}

/** Without JavaScript the browser sends the form, and the page that comes is the answer. */
async function posted(page: Page, form: Locator): Promise<string[]> {
  const come = page.waitForEvent("domcontentloaded", { timeout: 10_000 });
  // The press is over when its page is gone: nobody waits for it.
  void form.evaluate((node) => node.querySelector<HTMLButtonElement>("button[type=submit]:last-of-type")?.click()).catch(() => null);
  return come.then(() => [], () => ["was not sent"]);
}

/** Fills a form as its fields don't allow, or with nothing. */
function fill(form: Element, { filled, typed }: { filled: string; typed: string }): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(filled)) {
    if (field instanceof HTMLSelectElement) {
      if (typed) field.add(new Option("不在列表里", "nonsense", true, true));
      else field.selectedIndex = 0;
    } else if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) {
      if (typed && field.type === "radio") field.value = "nonsense";
      field.checked = typed !== "" && field.type === "radio";
    } else {
      if (["date", "time", "number"].includes(field.type)) field.setAttribute("type", "text");
      field.value = typed;
    }
  }
  // What is folded away takes no focus.
  for (let box = form.closest("details"); box; box = box.parentElement?.closest("details") ?? null) box.open = true;
  for (const box of form.querySelectorAll("details")) box.open = true;
}

/** With JavaScript: presses the button once the page is alive, and waits until an alert says what is wrong; a form's own summary takes the focus. */
async function press(form: Element): Promise<string[]> {
  const until = async (isSo: () => boolean) => {
    for (const end = performance.now() + 6_000; !isSo() && performance.now() < end; ) await new Promise(requestAnimationFrame);
    return isSo();
  };
  if (!(await until(() => Object.keys(form).some((key) => key.startsWith("__reactFiber"))))) return ["never came alive"];
  const button = [...form.querySelectorAll<HTMLButtonElement>("button[type=submit]")].at(-1);
  const before = location.href;
  button?.focus();
  button?.click();
  const isRefused = () => {
    const at = document.activeElement;
    return at?.getAttribute("role") === "alert" ? form.contains(at) : !(form as HTMLFormElement).noValidate && document.querySelector("main [role=alert]") !== null;
  };
  if (!(await until(() => isRefused() || !form.isConnected || location.href !== before))) return ["no summary says what is wrong"];
  return isRefused() || (await until(isRefused)) ? [] : ["was taken"];
}

/** What is poor about a refused form: no summary, words that aren't plain Chinese, an error that leads to no field or is told of none, a text that was lost. */
function judged(form: Element, typed: string): string[] {
  const summary = form.querySelector("[role=alert]") ?? document.querySelector("main [role=alert]");
  if (!summary) return ["was taken"];
  const faults: string[] = [];
  for (const link of summary.querySelectorAll("li a")) if (!document.getElementById((link.getAttribute("href") ?? "").slice(1))) faults.push(`beside no field: ${link.getAttribute("href")} ${link.textContent}`);
  const errors = [...form.querySelectorAll("[id$='-error']")];
  for (const { textContent: words } of [...summary.querySelectorAll("p, li a"), ...errors]) if (!/\p{Script=Han}/u.test(words ?? "") || /[A-Za-z]{2,}|系统出错/.test(words?.replaceAll("WPS", "") ?? "")) faults.push(`not plain: ${words}`);
  const told = [...form.querySelectorAll("[aria-describedby]")].flatMap((field) => field.getAttribute("aria-describedby")?.split(" ") ?? []);
  for (const error of errors) if (!told.includes(error.id)) faults.push(`told of no field: ${error.textContent}`);
  for (const field of form.querySelectorAll<HTMLInputElement>("input[type=text][name], input[type=tel][name], textarea[name]")) if (field.value !== typed) faults.push(`lost: ${field.name}`);
  return faults;
}
