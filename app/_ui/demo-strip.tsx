import style from "./demo-strip.module.css";

/** Read at each request, not at build: one build serves every mode. */
export function inDemonstration(): boolean {
  return (process.env.MODE ?? "demo") === "demo";
}

export function DemoStrip() {
  return inDemonstration() ? <p className={style.strip}>演示数据</p> : null;
}
