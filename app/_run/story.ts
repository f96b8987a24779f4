import { buildWhenChanged } from "./build.ts";
import { closingLine } from "./count.ts";
import { readSettings } from "./settings.ts";
import { verb } from "./stop.ts";
import { runStories } from "./story-run.ts";

await verb(async () => {
  await readSettings();
  await buildWhenChanged();
  const count = await runStories(process.argv.slice(2));
  console.log(closingLine(count));
  return count.failed ? 1 : 0;
});
