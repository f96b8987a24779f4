import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "../env.ts";
import { isId } from "../ids.ts";

/** Where the bytes of files lie. A second kind (an object store) fulfils the same three. */
export interface FileStorage {
  put(id: string, body: Buffer): Promise<void>;
  /** Null when there are no such bytes. */
  get(id: string): Promise<Buffer | null>;
  remove(id: string): Promise<void>;
}

const storages: Record<ReturnType<typeof env>["FILE_STORAGE"], () => FileStorage> = { local: () => localStorage(join(env().DATA_DIR, "files")) };

/** The storage this installation is configured with (FILE_STORAGE). */
export function storage(): FileStorage {
  return storages[env().FILE_STORAGE]();
}

/** Files below a folder, spread over 256 by the end of the id (its start is the time, alike for neighbours). */
export function localStorage(folder: string): FileStorage {
  const place = (id: string) => {
    if (!isId(id)) throw new Error("not the id of a file");
    return join(folder, id.slice(-2), id);
  };
  return {
    async put(id, body) {
      const path = place(id);
      await mkdir(dirname(path), { recursive: true });
      const handle = await open(`${path}.part`, "w", 0o600);
      try {
        await handle.writeFile(body);
        // The row that names it is about to be committed: the bytes must outlive a power cut too.
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${path}.part`, path);
    },
    async get(id) {
      return readFile(place(id)).catch((thrown: NodeJS.ErrnoException) => {
        if (thrown.code === "ENOENT") return null;
        throw thrown;
      });
    },
    async remove(id) {
      await rm(place(id), { force: true });
    },
  };
}
