import { expect, test } from "vitest";
import { parseEnv } from "#lib/env.ts";

const secrets = { SESSION_SECRET: "s".repeat(32), DATA_KEY: "ab".repeat(32) };

test("demonstration needs no more than its own secrets", () => {
  const env = parseEnv({ ...secrets, PORT: "4000", HOST: " " });
  expect(env).toMatchObject({
    MODE: "demo",
    PORT: 4000,
    HOST: "0.0.0.0",
    PUBLIC_ADDRESS: "http://localhost:4000",
    DATABASE_PREPARE: true,
    PROXY_HOPS: 0,
  });
  expect(Buffer.from(env.DATA_KEY, "base64")).toHaveLength(32);
});

test("production names every secret it misses, at once", () => {
  expect(() => parseEnv({ MODE: "production" })).toThrow(/SESSION_SECRET：缺少[\s\S]*DATA_KEY：缺少[\s\S]*PUBLIC_ADDRESS：缺少/);
});

test.each([
  ["PORT", "80000"],
  ["MODE", "live"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["DATABASE_PREPARE", "yes"],
  ["PROXY_HOPS", "-1"],
  ["DATA_KEY", "short"],
  ["SESSION_SECRET", "short"],
  ["PUBLIC_ADDRESS", "hongmajia.cn"],
  ["DATA_KEY_FILE", "/nowhere/key"],
])("a wrong %s is named", (name, value) => {
  const rest = name === "DATA_KEY_FILE" ? { SESSION_SECRET: secrets.SESSION_SECRET } : secrets;
  expect(() => parseEnv({ ...rest, [name]: value })).toThrow(`  ${name}：`);
});
