import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { bin } from "./children.ts";
import { nearest } from "./nearest.ts";
import { isStopping, Refused } from "./stop.ts";

export const webProgram = (verb: "start" | "dev", port: number, host: string) => ["--import", nearest, bin("next/dist/bin/next"), verb, "-p", String(port), "-H", host];

/** Waits until the address answers; `isGone` says that waiting has become useless. */
export async function untilReady(address: string, isGone: () => boolean = isStopping): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await pause(50)) {
    if (isGone()) throw new Refused("网页进程没有启动成功");
    const answer = await fetch(`${address}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Refused(`${address} 两分钟内没有应答`);
}

export const reachable = (host: string) => (["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host);

export async function demandFree(port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () => reject(new Refused(`端口 ${port} 已被占用；可以换一个，例如 PORT=${port + 1} npm start`)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Where people open it: here, and from a phone on the same network. */
export function addresses(port: number, host: string, publicAddress: string): string[] {
  const local = Object.values(networkInterfaces())
    .flat()
    .filter((one) => one && one.family === "IPv4" && !one.internal)
    .map((one) => `http://${one?.address}:${port}`);
  return [...new Set([publicAddress, ...(reachable(host) === host ? [] : local)])];
}
