import type { Browser, Page } from "@playwright/test";
import { expect, signInAs } from "./world.ts";

/** A page on somebody else's phone: his own cookies, signed in when a person is named. */
export async function anotherPhone(browser: Browser, personId?: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  if (personId) await signInAs(page, personId);
  return page;
}

export async function noSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), page.url()).toBe(true);
}
