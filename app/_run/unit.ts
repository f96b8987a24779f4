import { closingLine } from "./count.ts";
import { verb } from "./stop.ts";
import { runUnits } from "./unit-run.ts";

await verb(async () => {
  const count = await runUnits(process.argv.slice(2));
  console.log(closingLine(count));
  return count.failed ? 1 : 0;
});
