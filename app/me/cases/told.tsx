import { toldHere } from "#lib/case-intake/queries.ts";
import style from "./cases.module.css";

/** What a resident is told before the first word (lib/case-intake/rules.ts keeps the text and its version). */
export async function Told() {
  const lines = await toldHere();
  return (
    <ul className={style.told}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
