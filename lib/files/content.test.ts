import { sharp } from "./sharp.ts";
import { describe, expect, it } from "vitest";
import { Refusal } from "../refusal.ts";
import { checkedFile } from "./content.ts";
import { fileName, mediaTypeOf, servedHeaders } from "./rules.ts";

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#b4232a" } });
const refusalOf = async (body: Buffer | string) => {
  const thrown = await checkedFile(Buffer.from(body)).catch((error: unknown) => error);
  return thrown instanceof Refusal ? thrown.code : thrown;
};

describe("what a file holds", () => {
  it("takes JPEG, PNG and WebP and draws them again in the same kind", async () => {
    for (const [format, type] of [["jpeg", "image/jpeg"], ["png", "image/png"], ["webp", "image/webp"]] as const) {
      const checked = await checkedFile(await plain(40, 20).toFormat(format).toBuffer());
      expect(checked.mediaType).toBe(type);
      expect((await sharp(checked.body).metadata()).format).toBe(format);
    }
  });

  it("removes the place, the device and all other EXIF, and applies the orientation", async () => {
    const sent = await plain(40, 20).withExif({ IFD0: { Make: "CameraOfSomebody", Copyright: "Somebody" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "36/1 3/1 0/1" } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const { body } = await checkedFile(sent);
    const kept = await sharp(body).metadata();
    expect([kept.exif, kept.xmp, kept.orientation, kept.width, kept.height]).toEqual([undefined, undefined, undefined, 20, 40]);
    expect(body.includes("CameraOfSomebody")).toBe(false);
  });

  it("turns a picture upright from each of the eight ways a phone is held", async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const { body } = await checkedFile(await plain(40, 20).withMetadata({ orientation }).jpeg().toBuffer());
      const { width, height, orientation: left } = await sharp(body).metadata();
      expect([width, height, left], String(orientation)).toEqual(orientation < 5 ? [40, 20, undefined] : [20, 40, undefined]);
    }
  });

  it("makes a large picture no longer than 2400 on its longer edge", async () => {
    const { body } = await checkedFile(await plain(3000, 1000).png().toBuffer());
    expect(await sharp(body).metadata()).toMatchObject({ width: 2400, height: 800 });
  });

  it("drops what is hidden behind a picture", async () => {
    const script = "<script>alert(document.cookie)</script>PK\u0003\u0004";
    const { body } = await checkedFile(Buffer.concat([await plain(30, 30).jpeg().toBuffer(), Buffer.from(script)]));
    expect(body.includes("<script>")).toBe(false);
    const gif = Buffer.concat([Buffer.from("GIF89a/*"), Buffer.from("*/=1;alert(1)")]);
    expect(await refusalOf(gif)).toBe("file_kind");
  });

  it("refuses SVG, HTML, scripts, archives and empty files, whatever they are called", async () => {
    for (const body of ['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "<!doctype html><p>1", "\ufeff<html>", "#!/bin/sh\n", "PK\u0003\u0004aaaa", "MZ\u0090", "  %PDF-1.7 %%EOF"]) expect(await refusalOf(body)).toBe("file_kind");
    expect(await refusalOf("")).toBe("file_empty");
  });

  it("refuses a small file that claims to be enormous, and a broken one, without filling the memory", async () => {
    const bomb = Buffer.from(await plain(1, 1).png().toBuffer());
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect(await refusalOf(bomb)).toBe("file_unreadable");
    const half = await plain(400, 400).jpeg().toBuffer();
    expect(await refusalOf(half.subarray(0, half.length / 2))).toBe("file_unreadable");
    expect(await refusalOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe("file_unreadable");
  });

  it("keeps a PDF as it came, only ever as a download", async () => {
    const pdf = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
    const checked = await checkedFile(pdf);
    expect(checked.body.equals(pdf)).toBe(true);
    const headers = servedHeaders({ mediaType: checked.mediaType, name: "感谢信.pdf", size: pdf.length, sha256: checked.sha256 });
    expect(headers["Content-Disposition"]).toMatch(/^attachment; filename\*=UTF-8''%E6%84%9F/);
    expect(headers).toMatchObject({ "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'", "Cache-Control": "private, no-cache" });
    expect(mediaTypeOf(Buffer.from("%PDF-1.4 without an end"))).toBeNull();
  });

  it("serves nothing but pictures inline, and any other type as bytes", () => {
    const served = (mediaType: string) => servedHeaders({ mediaType, name: "a", size: 1, sha256: "0" });
    expect(served("image/jpeg")["Content-Disposition"]).toMatch(/^inline/);
    for (const type of ["image/svg+xml", "text/html", "toString"]) expect(served(type)["Content-Type"]).toBe("application/octet-stream");
    for (const type of ["image/svg+xml", "text/html", "toString"]) expect(served(type)["Content-Disposition"]).toMatch(/^attachment/);
  });

  it("keeps a name without path, tricks or a false ending", () => {
    expect(fileName("C:\\照片\\感谢信.html", "image/jpeg")).toBe("感谢信.jpg");
    expect(fileName("../../etc/passwd", "image/png")).toBe("passwd.png");
    expect(fileName("\u202egnp.exe\r\nX: 1", "application/pdf")).toBe("gnp.pdf");
    expect(fileName("...", "image/webp")).toBe("文件.webp");
    expect([...fileName("长".repeat(300), "image/png")]).toHaveLength(84);
  });
});

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
