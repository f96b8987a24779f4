import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { browserLaunch } from "#app/_run/browser.ts";
import { phone } from "./world.ts";

export default defineConfig({
  outputDir: "../.test/stories",
  testDir: ".",
  testMatch: "**/*.story.ts",
  globalSetup: "../app/_run/test-server.ts",
  fullyParallel: false,
  workers: Math.max(1, Math.min(4, availableParallelism())),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    viewport: phone,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    hasTouch: true,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: await browserLaunch(),
  },
});
