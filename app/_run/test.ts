import { buildWhenChanged } from "./build.ts";
import { runChecks } from "./check-run.ts";
import { type Count, closingLine, sum } from "./count.ts";
import { say, seconds } from "./say.ts";
import { readSettings } from "./settings.ts";
import { verb } from "./stop.ts";
import { runStories } from "./story-run.ts";
import { runUnits } from "./unit-run.ts";

await verb(async () => {
  const counts: Count[] = [];
  const part = async (name: string, work: () => Promise<Count>) => {
    const since = Date.now();
    say(`—— ${name} ——`);
    const count = await work().catch((error) => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    counts.push(count);
    say(`${name}：${closingLine(count)}（${seconds(since)}）`);
    return count.failed === 0;
  };
  await readSettings();
  await part("检查 check", () => runChecks([]));
  await part("规则与命令 unit", () => runUnits([]));
  const isBuilt = await part("构建 build", async () => {
    await buildWhenChanged();
    return { passed: 1, failed: 0, skipped: 0 };
  });
  if (isBuilt) await part("故事 story", () => runStories([]));
  const total = sum(counts);
  console.log(closingLine(total));
  return total.failed ? 1 : 0;
});
