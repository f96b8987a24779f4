import { writeFile } from "node:fs/promises";
import { count, eq } from "drizzle-orm";
import { database } from "#db/client.ts";
import { request, requestFollower, requestPhoto } from "#db/schema/requests.ts";
import { sharp } from "#lib/files/sharp.ts";
import { noSidewaysScroll } from "../phones.ts";
import { makeEstate, reportFrom } from "../requests-made.ts";
import { makeStage, type Stage } from "../stage.ts";
import { expect, test } from "../world.ts";

// What others reported in the same words would be offered first.
test.use({ own: "reports" });

let stage: Stage;
test.beforeAll(async ({ world: _ }) => {
  stage = await makeStage();
});

const photo = (width = 60) => sharp({ create: { width, height: 40, channels: 3, background: "#884422" } }).withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "36/1 3/1 0/1" } }).jpeg().toBuffer();
const madeAt = (placeId: string) => database().select().from(request).where(eq(request.placeId, placeId));

test("a resident reports with a photo in a few taps and gets a code", async ({ page }) => {
  const { building } = await makeEstate(stage, "甲小区");
  await page.goto(`/report?community=${stage.community}`);
  await page.getByLabel("拍照或选照片").setInputFiles({ name: "地漏.jpg", mimeType: "image/jpeg", buffer: await photo() });
  await expect(page.getByRole("img", { name: "照片 1" })).toBeVisible();
  await page.getByLabel("是什么问题").fill("下雨后一楼返水，污水冒到屋里");
  await expect(page.getByLabel("类别")).toHaveValue("drain");
  await page.getByLabel("哪个小区").selectOption("甲小区");
  await page.getByLabel("哪栋楼").selectOption("3号楼");
  await page.getByLabel("手机号").fill("199 0000 2222");
  await noSidewaysScroll(page);
  await page.getByRole("button", { name: "提交" }).click();
  await expect(page.getByRole("heading", { name: "收到了，社区会办" })).toBeVisible();
  expect(page.url()).toMatch(/\/follow\/\d{12}\?new=1$/);
  await expect(page.getByText(/^\d{4} \d{4} \d{4}$/).first()).toBeVisible();
  const picture = page.getByRole("img", { name: "收到反映的照片 1" });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);
  const [row] = await madeAt(building);
  expect([row?.category, row?.state, row?.via]).toEqual(["drain", "received", "online"]);
  await page.goto(page.url().replace("?new=1", "/slip"));
  await expect(page.getByRole("heading", { name: "居民诉求回执" })).toBeVisible();
});

test("what another has reported is offered first, and followed with a phone", async ({ page }) => {
  const { building } = await makeEstate(stage, "乙小区");
  const { id } = await reportFrom(stage, { placeId: building, words: "五楼楼道堆满纸箱，消防通道走不过去", category: "fire_exit" });
  await page.goto(`/report?community=${stage.community}`);
  await page.getByLabel("是什么问题").fill("楼道里纸箱堆得走不过去，消防通道堵了");
  await page.getByLabel("哪个小区").selectOption("乙小区");
  await page.getByRole("button", { name: "提交" }).click();
  await expect(page.getByText("好像已经有人反映过，是同一件吗？")).toBeVisible();
  await page.getByRole("button", { name: /我也遇到/ }).click();
  await expect(page.getByText("请填手机号，有进展好告诉您。").first()).toBeVisible();
  await page.getByLabel("手机号").fill("19900003333");
  await page.getByRole("button", { name: /我也遇到/ }).click();
  await expect(page.getByRole("heading", { name: "收到了，社区会办" })).toBeVisible();
  await expect(page.getByText("原话和照片只给他本人和办理的人看")).toBeVisible();
  await expect(page.getByText("五楼楼道堆满纸箱")).toHaveCount(0);
  expect((await database().select({ n: count() }).from(requestFollower).where(eq(requestFollower.requestId, id)))[0]?.n).toBe(1);
});

test("with a dead network it is kept on the phone with its photo and sent once when the network is back", async ({ page, context, problems }) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  const { building } = await makeEstate(stage, "丙小区");
  await page.goto(`/report?community=${stage.community}`);
  await page.getByLabel("哪个小区").selectOption("丙小区");
  await page.getByLabel("哪栋楼").selectOption("3号楼");
  await context.setOffline(true);
  await page.getByLabel("拍照或选照片").setInputFiles({ name: "井盖.jpg", mimeType: "image/jpeg", buffer: await photo(70) });
  await expect(page.getByText("等网络")).toBeVisible();
  await page.getByLabel("是什么问题").fill("井盖翘起来了，绊倒过老人");
  await page.getByRole("button", { name: "提交" }).click();
  await expect(page.getByText("您的反映已经存在这部手机里")).toBeVisible();
  await page.getByRole("button", { name: "现在就发" }).click();
  await expect(page.getByText("您的反映已经存在这部手机里")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("网络通了，刚才的反映已经送到").first()).toBeVisible();
  await page.goto(`/report?community=${stage.community}`);
  await expect(page.getByText("存在这部手机里")).toHaveCount(0);
  const rows = await madeAt(building);
  expect(rows).toHaveLength(1);
  expect(await database().select().from(requestPhoto).where(eq(requestPhoto.requestId, rows[0]!.id))).toHaveLength(1);
});

test("an answer lost on its way back is asked for again, and nothing is there twice", async ({ page, context, problems }) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET|ERR_FAILED|Failed to fetch/);
  const { building } = await makeEstate(stage, "丁小区");
  await page.goto(`/report?community=${stage.community}`);
  await page.getByLabel("哪个小区").selectOption("丁小区");
  await page.getByLabel("哪栋楼").selectOption("3号楼");
  await page.getByLabel("是什么问题").fill("单元门关不上，夜里不安全");
  await page.route("**/report*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    await context.setOffline(true);
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "提交" }).click();
  await expect(page.getByText("您的反映已经存在这部手机里")).toBeVisible();
  await page.unroute("**/report*");
  await context.setOffline(false);
  await expect(page.getByText("网络通了，刚才的反映已经送到").first()).toBeVisible();
  expect(await madeAt(building)).toHaveLength(1);
});

test("a photo of 40 MB, a script in an SVG and a picture bomb are named, and nothing typed is lost", async ({ page, problems }, info) => {
  problems.allow(/413|422/);
  await page.goto(`/report?community=${stage.community}`);
  await page.getByLabel("是什么问题").fill("楼前积水半尺深，出不了门");
  const photos = page.getByLabel(/拍照或选照片|再加一张/);
  const large = info.outputPath("很大.jpg");
  await writeFile(large, Buffer.alloc(40 * 1024 * 1024, 1));
  await photos.setInputFiles(large);
  await expect(page.getByText("“很大.jpg”太大（40 MB），没有加上").first()).toBeVisible();
  await photos.setInputFiles({ name: "图.svg.jpg", mimeType: "image/jpeg", buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>') });
  await expect(page.getByText(/只能上传照片/).first()).toBeVisible();
  await expect(page.getByRole("img", { name: "照片 1" })).toHaveCount(0);
  await expect(page.getByLabel("是什么问题")).toHaveValue("楼前积水半尺深，出不了门");
});

test.describe("inside WeChat", () => {
  test.use({ userAgent: "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.44 WeChat/arm64" });
  test("the same in WeChat's browser: no button that does nothing", async ({ page }) => {
    await makeEstate(stage, "戊小区");
    await page.goto(`/report?community=${stage.community}`);
    await page.getByLabel("是什么问题").fill("楼下飞线充电，很危险");
    await page.getByLabel("哪个小区").selectOption("戊小区");
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByRole("heading", { name: "收到了，社区会办" })).toBeVisible();
    await expect(page.getByRole("button", { name: "读给我听" })).toHaveCount(0);
    await noSidewaysScroll(page);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("photo, words and place are sent as plain forms; a mistake keeps what was typed", async ({ page }) => {
    const { building } = await makeEstate(stage, "己小区");
    await page.goto(`/report?community=${stage.community}`);
    await page.getByLabel(/照片（可以不传/).setInputFiles({ name: "树.jpg", mimeType: "image/jpeg", buffer: await photo(50) });
    await page.getByRole("button", { name: "上传这张照片" }).click();
    await expect(page.getByText("照片 1", { exact: true })).toBeVisible();
    await page.getByLabel("是什么问题").fill("树枝");
    await page.getByLabel("哪个小区").selectOption("己小区 3号楼");
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByText("请多写几个字，说清是什么问题。").first()).toBeVisible();
    await expect(page.getByLabel("哪个小区")).toHaveValue(building);
    await page.getByLabel("是什么问题").fill("树枝压着电线，刮风打火花");
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByRole("heading", { name: "收到了，社区会办" })).toBeVisible();
    const [row] = await madeAt(building);
    expect(await database().select().from(requestPhoto).where(eq(requestPhoto.requestId, row!.id))).toHaveLength(1);
  });
});
