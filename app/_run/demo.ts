import { openDatabase } from "./database.ts";
import { say } from "./say.ts";
import { readSettings } from "./settings.ts";
import { Refused, verb } from "./stop.ts";

await verb(async () => {
  const settings = await readSettings();
  if (settings.MODE === "production") throw new Refused("MODE=production 不载入演示数据");
  await openDatabase(settings);
  say("完成：空数据库会载入演示数据，已有内容的不动");
  return 0;
});
