import { bin, run } from "./children.ts";
import { Refused, verb } from "./stop.ts";

await verb(async () => {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Refused("用法：npm run db:migration -- 名称（小写字母、数字、下划线）[--custom]");
  const args = ["generate", "--config", "db/drizzle.config.ts", "--name", name, ...process.argv.slice(3)];
  return (await run([bin("drizzle-kit/bin.cjs"), ...args], {}, console.log)).code;
});
