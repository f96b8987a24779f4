/** What an empty database begins with: demonstration data, or in production the link for the first administrator. */
const demo: string = "#db/demo/load.ts";
const setUp: string = "#lib/set-up/commands.ts";

try {
  if (process.env.MODE === "production") {
    const { issueSetUpLink } = await import(setUp);
    const link = await issueSetUpLink();
    console.log(`\n首次设置：请在浏览器打开下面的一次性链接，建立第一位管理员和根组织\n\n    ${link}\n`);
  } else {
    const { loadDemo } = await import(demo);
    await loadDemo();
  }
  process.exit(0);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.log(`首次内容尚未写成：${(error as Error).message.split("\n")[0]}`);
  process.exit(0);
}

export {};
