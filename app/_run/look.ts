import { bin, run } from "./children.ts";
import { openDatabase } from "./database.ts";
import { readSettings } from "./settings.ts";
import { verb } from "./stop.ts";

await verb(async () => {
  await openDatabase(await readSettings());
  return (await run([bin("drizzle-kit/bin.cjs"), "studio", "--config", "db/drizzle.config.ts"], {}, console.log)).code;
});
