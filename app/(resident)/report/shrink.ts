/** Longest edge of a photo that is sent: enough to read a house number, small enough for a weak network. */
const EDGE = 1600;
const SMALL = 600_000;

/** A photo made small in the browser, upright and without its EXIF; as it is when it is small or can't be read here. */
export async function shrunk(file: File): Promise<Blob> {
  if (file.size <= SMALL && /jpeg|png|webp/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.82));
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}

/** The bytes as text, to be kept on the phone. */
export function asText(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** And back again. */
export function asBlob(text: string): Blob {
  const [head = "", body = ""] = text.split(",");
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: /^data:([^;]+)/.exec(head)?.[1] ?? "image/jpeg" });
}
