import { upload } from "#app/_ui/form/upload.ts";
import { asBlob } from "./shrink.ts";

/** `data`: the bytes as text; `id`: what the server calls it once it is there. */
export type Photo = { key: string; name: string; data: string; id: string | null };
/** A report that waits on the phone for the network; its key makes sending it twice harmless. */
export type Kept = { key: string; fields: [string, string][]; photos: Photo[]; trouble?: string };

const place = "reports kept";

export function keptReports(): Kept[] {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(all) ? all : [];
  } catch {
    return [];
  }
}

/** False where the phone has no room; without its photos it may still have. */
function store(all: Kept[]): boolean {
  try {
    if (all.length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}

export function keep(report: Kept): "all" | "words" | "nothing" {
  const others = keptReports().filter((each) => each.key !== report.key);
  if (store([...others, report])) return "all";
  const sent = report.photos.filter((photo) => photo.id !== null).map((photo) => ({ ...photo, data: "" }));
  return store([...others, { ...report, photos: sent }]) ? "words" : "nothing";
}

export function forget(key: string): void {
  store(keptReports().filter((each) => each.key !== key));
}

export function fieldsOf(form: FormData): [string, string][] {
  return [...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("photos") && !entry[0].startsWith("$ACTION"));
}

/** Sends what was not sent yet. Throws where the network is dead; `told` keeps each id as soon as it is known. */
export async function sendPhotos(photos: Photo[], told: (photo: Photo) => void): Promise<{ ids: string[]; message: string | null }> {
  const ids: string[] = [];
  for (const photo of photos) {
    if (photo.id) ids.push(photo.id);
    else {
      const answer = await upload(asBlob(photo.data), photo.name, "request_photo");
      if ("message" in answer) return { ids, message: answer.message };
      told({ ...photo, id: answer.id });
      ids.push(answer.id);
    }
  }
  return { ids, message: null };
}
