import { runChecks } from "./check-run.ts";
import { closingLine } from "./count.ts";
import { verb } from "./stop.ts";

await verb(async () => {
  const count = await runChecks(process.argv.slice(2));
  console.log(closingLine(count));
  return count.failed ? 1 : 0;
});
