/** What an empty database begins with: demonstration data, or in production the link for the first administrator. */
if (process.env.MODE === "production") {
  const { issueSetUpLink } = await import("#lib/set-up/commands.ts");
  console.log(`\n首次设置：请在浏览器打开下面的一次性链接，建立第一位管理员和根组织\n\n    ${await issueSetUpLink()}\n`);
} else {
  const { loadDemo } = await import("#db/demo/load.ts");
  await loadDemo();
}
process.exit(0);

export {};
