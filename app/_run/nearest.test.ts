import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

const echo = `import { createServer } from "node:http";
createServer((request, response) => response.end(request.headers["x-forwarded-for"])).listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;

test("the last entry is who connected, whatever he wrote himself", async () => {
  const server = spawn(process.execPath, ["--import", nearest, "--input-type=module", "--eval", echo], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [port] = (await once(server.stdout, "data")) as [Buffer];
    const seen = async (headers: Record<string, string>) => (await fetch(`http://127.0.0.1:${String(port).trim()}/`, { headers })).text();
    expect(await seen({})).toBe("127.0.0.1");
    expect(await seen({ "x-forwarded-for": "6.6.6.6, 7.7.7.7" })).toBe("6.6.6.6, 7.7.7.7, 127.0.0.1");
  } finally {
    server.kill();
  }
});
