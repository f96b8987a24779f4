import { describe, expect, it } from "vitest";
import { formWithin, TooLarge } from "./multipart.ts";
import { reply } from "./reply.ts";
import { isSameOrigin } from "./same-origin.ts";

const address = "http://red.example/api/uploads";
const from = (headers: Record<string, string>) => isSameOrigin(new Request(address, { method: "POST", headers: { host: "red.example", ...headers } }));

describe("an upload", () => {
  it("comes from a page of ours", () => {
    expect(from({ origin: "http://red.example" })).toBe(true);
    expect(from({ origin: "http://red.example", "sec-fetch-site": "same-origin" })).toBe(true);
    for (const headers of [{}, { origin: "null" }, { origin: "http://evil.example" }, { origin: "http://red.example", "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site", origin: "http://red.example" }, { origin: "http://red.example.evil.example" }]) expect(from(headers as Record<string, string>)).toBe(false);
  });

  it("is read with its fields", async () => {
    const body = new FormData();
    body.set("kind", "document");
    body.set("file", new File(["abc"], "名.txt"));
    const form = await formWithin(new Request(address, { method: "POST", body }));
    expect([form?.get("kind"), (form?.get("file") as File | null)?.name]).toEqual(["document", "名.txt"]);
    expect(await formWithin(new Request(address, { method: "POST", body: "{}", headers: { "content-type": "application/json" } }))).toBeNull();
    expect(await formWithin(new Request(address, { method: "POST", body: "broken", headers: { "content-type": "multipart/form-data; boundary=x" } }))).toBeNull();
  });

  it("stops being read at the limit, whatever length it claims", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(pulled === 1 ? new TextEncoder().encode('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n') : new Uint8Array(1024 * 1024));
      },
    });
    const request = new Request(address, { method: "POST", body: endless, headers: { "content-type": "multipart/form-data; boundary=x" }, duplex: "half" } as RequestInit);
    await expect(formWithin(request)).rejects.toThrow(TooLarge);
    expect(pulled).toBeLessThan(16);
    await expect(formWithin(new Request(address, { method: "POST", body: "x", headers: { "content-type": "multipart/form-data; boundary=x", "content-length": "99000000" } }))).rejects.toThrow(TooLarge);
  });

  it("is answered as JSON, as a way back to a page of ours, or as a plain page", async () => {
    const page = new Request(address, { headers: { accept: "text/html" } });
    const done = { ok: true, value: { id: "1", name: "信.jpg" } } as const;
    expect(await (await Promise.resolve(reply(new Request(address), done, 201, null))).json()).toEqual({ id: "1", name: "信.jpg" });
    expect(reply(page, done, 201, "/me/hours?file=0&day=1").headers.get("location")).toBe("/me/hours?day=1&file=1&fileName=%E4%BF%A1.jpg");
    for (const next of ["//evil.example", "/\\evil.example", "https://evil.example/"]) expect(reply(page, done, 201, next).headers.get("location")).toBeNull();
    const refused = await reply(page, { ok: false, code: "x", message: "<script>", fields: {} }, 422, null).text();
    expect(refused).toContain("&#60;script&#62;");
  });
});
