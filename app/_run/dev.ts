import { keep } from "./children.ts";
import { openDatabase } from "./database.ts";
import { say } from "./say.ts";
import { readSettings } from "./settings.ts";
import { verb } from "./stop.ts";
import { demandFree, webProgram } from "./web.ts";

await verb(async () => {
  const settings = await readSettings();
  await demandFree(settings.PORT, settings.HOST);
  await openDatabase(settings);
  const quiet = { NEXT_TELEMETRY_DISABLED: "1" };
  keep("网页", webProgram("dev", settings.PORT, settings.HOST), {
    ...quiet,
    NODE_ENV: "development",
  });
  keep("后台任务", ["--import", "tsx", "--watch", "app/_run/worker.ts"], quiet);
  say(`开发服务器：${settings.PUBLIC_ADDRESS}（改动立即可见）`);
  return undefined;
});
