import type { Page } from "@playwright/test";
import sharp from "sharp";
import type { Actor } from "#lib/actor.ts";
import { codeOf } from "#lib/follow/commands.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { addOrganization } from "#lib/organizations/commands.ts";
import { addPlace } from "#lib/places/commands.ts";
import { reportRequest } from "#lib/requests/commands.ts";
import { makeStage, must, type Poster, type Stage } from "../stage.ts";
import { desktop, expect, phone, signInAs, test } from "../world.ts";

const job: Actor = { kind: "job", name: "story" };
const visitor: Actor = { kind: "visitor" };
let stage: Stage;
let gridWorker: Poster;
let manager: Poster;
let street: Poster;
let neighbour: Poster;
let building: string;

test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
  const add = async (name: string, kind: string) => (await must(addOrganization(job, { name, kind, parentId: stage.community }))).organizationId;
  const grid = await add("第一网格", "grid");
  gridWorker = await stage.poster("施网格员", "grid_worker", grid);
  manager = await stage.poster("戚经办", "partner_handler", await add("示例物业", "property_company"));
  street = await stage.poster("许主任", "community_worker", stage.worker.at.post.path.split(".")[1]!);
  neighbour = await stage.poster("邻主任", "community_worker", await stage.anotherCommunity());
  const estate = (await must(addPlace(stage.worker.at, { communityId: stage.community, kind: "estate", name: "示例小区" }))).placeId;
  building = (await must(addPlace(stage.worker.at, { communityId: stage.community, kind: "building", name: "3号楼", parentId: estate, gridId: grid }))).placeId;
});

async function photo(): Promise<string> {
  const body = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#654" } }).jpeg().toBuffer();
  return (await must(receiveFile(visitor, { kind: "request_photo", name: "返水.jpg", body }, "10.0.0.9"))).id;
}

const words = "下雨后一楼返水，污水冒到屋里，找过业委会没有用";
const report = async () => (await must(reportRequest(visitor, { communityId: stage.community, placeId: building, words, category: "drain", phone: "19900007777", callMe: "张奶奶", publicConsent: "on", photos: [await photo()] }))).id;
const open = async (page: Page, who: Poster, id: string, rest = "") => {
  await signInAs(page, who.id);
  return page.goto(`${who.office}/requests/${id}${rest}`);
};
const fold = (page: Page, name: string) => page.locator("summary", { hasText: name }).click();

for (const size of [desktop, phone]) {
  test(`sewage: from the photo to the call-back through four organizations, ${size.width} wide`, async ({ page }) => {
    test.slow();
    await page.setViewportSize(size);
    const id = await report();

    await signInAs(page, stage.worker.id);
    await page.goto(stage.worker.office);
    await page.getByRole("listitem").filter({ hasText: "件诉求等派单" }).getByRole("link").click();
    await page.getByRole("link", { name: words }).first().click();
    await expect(page.getByRole("img", { name: "受理照片 1" })).toBeVisible();
    expect(await page.getByRole("img", { name: "受理照片 1" }).evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBeGreaterThan(0);
    await expect(page.getByRole("link", { name: "19900007777" })).toHaveAttribute("href", "tel:19900007777");
    await page.getByRole("link", { name: "派单", exact: true }).click();
    await expect(page.getByLabel("首接主办")).toContainText("第一网格（所在网格）");
    await page.getByLabel(/^示例物业/).check();
    await page.getByLabel(/^示例街道/).check();
    await page.getByRole("button", { name: "派出" }).click();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    await expect(page.getByText("已派单").first()).toBeVisible();

    for (const who of [gridWorker, street, manager]) {
      await open(page, who, id);
      const own = who === street ? page.getByRole("button", { name: "接单 · 示例街道" }) : page.getByRole("button", { name: /接单/ }).first();
      await own.click();
      await expect(page.getByText("已接单").or(page.getByText("办理中").first()).first()).toBeVisible();
    }

    await open(page, street, id);
    await fold(page, "上门查看");
    await page.getByLabel("看到的情况，谁在场").fill("街道、社区、房管、施工方一起看了，主管道堵塞");
    await page.getByLabel("几家一起看的（联合检查）").check();
    await page.getByRole("button", { name: "记下来" }).click();
    await expect(page.getByText("主管道堵塞").last()).toBeVisible();

    await open(page, manager, id);
    await fold(page, "写内部备注");
    await page.getByLabel(/^备注/).fill("材料先垫付");
    await page.getByRole("button", { name: "写下备注" }).click();
    await expect(page.locator("li").filter({ hasText: "材料先垫付" })).toContainText("内部");

    await open(page, gridWorker, id);
    await fold(page, "办结");
    await page.getByLabel("办理结果（居民看得到）").fill("三户都修好了");
    await page.getByRole("button", { name: "办结" }).click();
    await expect(page.getByText("已办结").first()).toBeVisible();

    await page.goto(`/follow/${codeOf(id)}`);
    await expect(page.getByText("三户都修好了").first()).toBeVisible();
    await expect(page.getByText("材料先垫付")).toHaveCount(0);

    await open(page, stage.worker, id);
    await page.getByRole("button", { name: "记下回访" }).click();
    await expect(page.getByText("请选择联系上没有。").first()).toBeVisible();
    await page.getByLabel("联系上了", { exact: true }).check();
    await page.getByLabel("解决了", { exact: true }).check();
    await page.getByLabel("满意", { exact: true }).check();
    await page.getByRole("button", { name: "记下回访" }).click();
    await expect(page.getByText("已解决").first()).toBeVisible();
    await page.getByLabel("写给大家看的结果").fill("一楼雨后返水，主管道已疏通。");
    await page.getByRole("button", { name: "保存" }).first().click();
    await expect(page.getByText("已公开：一楼雨后返水，主管道已疏通。")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
}

test("another community's worker and a secretary are refused the page, the photo and the action", async ({ page, problems }) => {
  problems.allow(/404/);
  const id = await report();
  await open(page, stage.worker, id);
  const source = (await page.getByRole("img", { name: "受理照片 1" }).getAttribute("src"))!;
  expect((await page.request.get(source)).status()).toBe(200);
  for (const who of [neighbour, stage.secretary]) {
    expect((await open(page, who, id))?.status()).toBe(404);
    for (const rest of ["/dispatch", "/merge", "/extension", "/redirect", "/correction"]) expect((await page.request.get(`${who.office}/requests/${id}${rest}`)).status(), rest).toBe(404);
    expect((await page.request.get(source.replace(stage.worker.office, who.office))).status()).toBe(404);
    await page.goto(`${who.office}/requests`).catch(() => null);
    await expect(page.getByText(words)).toHaveCount(0);
  }
  // A form that stood open while the post was another's: the action asks again.
  await open(page, gridWorker, id);
  await page.getByRole("main").getByText(words).waitFor();
  await fold(page, "答复居民").catch(() => null);
  await page.getByLabel("答复（居民看得到）").fill("不该发出去");
  await page.evaluate((office) => document.querySelectorAll<HTMLInputElement>("input[name=office]").forEach((input) => (input.value = office)), neighbour.at.post.organizationId);
  await signInAs(page, neighbour.id);
  await page.getByRole("button", { name: "发给居民" }).click();
  await expect(page.getByText(/没有权限/).first()).toBeVisible();
  await open(page, stage.worker, id);
  await expect(page.getByText("不该发出去")).toHaveCount(0);
});

test("the list leaves as a spreadsheet by POST from our own page, and not for a secretary", async ({ page, world }) => {
  const send = (who: Poster, origin = world.address) => page.request.post(`${who.office}/requests/export`, { form: { show: "all" }, headers: { Origin: origin } });
  await signInAs(page, stage.worker.id);
  const answer = await send(stage.worker);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toContain("spreadsheetml");
  expect((await answer.body()).subarray(0, 2).toString()).toBe("PK");
  expect((await send(stage.worker, "https://elsewhere.example")).status()).toBe(403);
  await signInAs(page, stage.secretary.id);
  expect((await send(stage.secretary)).status()).toBe(404);
});

test("the counter logs by keyboard alone, fills a pasted order, and says which one it already is", async ({ page }) => {
  await page.setViewportSize(desktop);
  await signInAs(page, stage.worker.id);
  await page.goto(`${stage.worker.office}/counter`);
  await expect(page.getByLabel("什么事")).toBeFocused();
  await page.keyboard.type("楼道里堆满纸箱，走不过去");
  await page.keyboard.press("Enter");
  await page.keyboard.type("slxq3");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "小区、楼栋" })).toHaveValue("示例小区 3号楼");
  await expect(page.getByLabel("类别")).toHaveValue("fire_exit");
  await page.keyboard.type("二单元");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/已登记 诉求〔2026〕\d{5}号/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "打印回执" })).toHaveAttribute("href", /\/follow\/\d{12}\/slip/);
  await expect(page.getByLabel("什么事")).toBeFocused();
  await expect(page.getByLabel("什么事")).toHaveValue("");

  const order = "12345热线工单\n工单编号：GD88\n诉求人：王女士\n联系电话：138 0000 2222\n诉求地址：示例小区3号楼门口\n诉求内容：路灯不亮，晚上看不见台阶";
  for (const times of [1, 2]) {
    if (times === 1) await fold(page, "粘贴 12345");
    else await page.goto(`${stage.worker.office}/counter`).then(() => fold(page, "粘贴 12345"));
    await page.getByLabel("把工单整段粘贴到这里").fill(order);
    await expect(page.getByLabel("什么事")).toHaveValue("路灯不亮，晚上看不见台阶");
    await expect(page.getByRole("combobox", { name: "小区、楼栋" })).toHaveValue("示例小区 3号楼");
    await expect(page.getByLabel("它的编号")).toHaveValue("GD88");
    await expect(page.getByLabel("电话")).toHaveValue("13800002222");
    await page.getByRole("button", { name: "保存（Ctrl + 回车）" }).click();
    if (times === 1) await expect(page.getByLabel("什么事")).toHaveValue("");
  }
  await expect(page.getByText(/已经登记过：诉求〔2026〕\d{5}号/).first()).toBeVisible();
  await expect(page.getByLabel("什么事")).toHaveValue("路灯不亮，晚上看不见台阶");

  await page.goto(`${stage.worker.office}/counter`);
  await page.keyboard.type("路灯不亮，看不见台阶");
  await page.keyboard.press("Enter");
  await page.keyboard.type("slxq3");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("link", { name: /^合并到 路灯照明/ }).click();
  await expect(page.getByRole("radio", { name: /路灯不亮，晚上看不见台阶/ })).toBeChecked();
});
