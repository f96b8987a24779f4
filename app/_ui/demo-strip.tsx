import { nonce } from "#app/_session/nonce.ts";
import style from "./demo-strip.module.css";

/** Read at each request, not at build: one build serves every mode. */
export function inDemonstration(): boolean {
  return (process.env.MODE ?? "demo") === "demo";
}

/** A strip on the screen; on paper in the margin of every page, which only @page can do. */
export async function DemoStrip() {
  if (!inDemonstration()) return null;
  return (
    <>
      <style nonce={await nonce()}>{`@page { @top-right { content: "演示数据"; font: 9pt sans-serif; color: #7d5a1c; } }`}</style>
      <p className={style.strip}>演示数据</p>
    </>
  );
}
