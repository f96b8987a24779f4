import { signInCookie } from "../sign-in.ts";
import { aDesk } from "./desk.ts";
import { figure, type Measurement, median } from "./measurement.ts";

const ROUNDS = 7;

/** At the counter, from the keys Ctrl + 回车 to the number of the saved request on the screen, in ms. */
export const counterEntry: Measurement = async ({ address, context }) => {
  const desk = await aDesk();
  await context.addCookies([{ ...(await signInCookie(desk.personId)), url: address }]);
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${address}/office/${desk.organizationId}/counter`, { waitUntil: "networkidle" });
  const took: number[] = [];
  let before = "";
  for (let round = 0; round < ROUNDS; round++) {
    await page.getByLabel("什么事").fill(`第${round}户门前的路灯不亮，晚上看不见台阶`);
    await page.getByLabel("具体在哪儿").fill(`东门往里第${round}盏`);
    await page.getByLabel("类别").selectOption("lighting");
    const begun = performance.now();
    await page.keyboard.press("Control+Enter");
    const saved = page.getByText(/已登记 诉求〔\d{4}〕\d+号/).first();
    await page.waitForFunction(({ before }) => document.body.innerText.match(/已登记 (诉求〔\d{4}〕\d+号)/)?.[1] !== before && /已登记 诉求/.test(document.body.innerText), { before });
    took.push(performance.now() - begun);
    before = /诉求〔\d{4}〕\d+号/.exec((await saved.textContent()) ?? "")?.[0] ?? "";
  }
  await page.close();
  return { counter_entry: figure(median(took), "ms") };
};
