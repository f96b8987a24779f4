import { buildWhenChanged } from "./build.ts";
import { keep } from "./children.ts";
import { openDatabase } from "./database.ts";
import { say } from "./say.ts";
import { readSettings } from "./settings.ts";
import { verb } from "./stop.ts";
import { addresses, demandFree, reachable, untilReady, webProgram } from "./web.ts";

await verb(async () => {
  const settings = await readSettings();
  say(`红马甲：${settings.MODE === "production" ? "正式运行" : "演示模式（MODE=demo）"}`);
  await demandFree(settings.PORT, settings.HOST);
  await openDatabase(settings);
  const env = await buildWhenChanged();
  keep("网页", webProgram("start", settings.PORT, settings.HOST), env);
  keep("后台任务", ["--import", "tsx", "app/_run/worker.ts"], env);
  await untilReady(`http://${reachable(settings.HOST)}:${settings.PORT}`);
  say("已就绪，请在浏览器打开：");
  for (const address of addresses(settings.PORT, settings.HOST, settings.PUBLIC_ADDRESS)) console.log(`\n    ${address}`);
  console.log("\n（按 Ctrl-C 停止）");
  return undefined;
});
