import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const top = fileURLToPath(new URL("../..", import.meta.url));
const verbs = ["start", "dev", "test", "check", "unit", "story", "bench", "migration", "look", "demo"];
const verb = process.argv[2] ?? "start";

process.chdir(top);
checkNode();
if (!verbs.includes(verb)) stop(`不认识的命令 ${verb}；可用：${verbs.join(" ")}`);
installWhatIsMissing();

process.argv.splice(2, 1);
const { register } = await import("tsx/esm/api");
register();
await import(pathToFileURL(`${top}/app/_run/${verb}.ts`).href);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9)) stop(`需要 Node.js 20.9 或更高版本，这里是 ${process.versions.node}`);
}

function installWhatIsMissing() {
  const mark = `${top}/node_modules/.hongmajia-lock`;
  const lock = createHash("sha256")
    .update(readFileSync(`${top}/package-lock.json`))
    .digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  if (!standsAlready()) {
    console.log("安装依赖（npm ci）……");
    const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    if (done.status !== 0) stop("依赖没有装好，见上面的说明");
  }
  writeFileSync(mark, lock);
}

// npm notes what it installed when it is done; where that agrees with the lock file, nothing is installed again.
function standsAlready() {
  const kept = `${top}/node_modules/.package-lock.json`;
  if (!existsSync(kept)) return false;
  const installed = JSON.parse(readFileSync(kept, "utf8")).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(`${top}/package-lock.json`, "utf8")).packages);
  return wanted.every(([path, entry]) => path === "" || entry.optional || installed[path]?.version === entry.version);
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
