import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// A zone that is not ours: a rule that reads the machine's zone turns red.
process.env.TZ = "America/New_York";

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  cacheDir: ".test/vite",
  test: {
    include: ["{app,lib,db}/**/*.test.{ts,tsx}"],
    globalSetup: "app/_run/test-server.ts",
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
