import type { PointerEventHandler } from "react";
import type { SketchCell } from "#lib/places/rules.ts";
import style from "./sketch.module.css";

/** The drawing of a community with the point that was tapped, in thousandths. `onTap` in a form alone. */
export function Sketch({ cells, point, label, onTap }: { cells: readonly SketchCell[]; point: { x: number; y: number } | null; label: string; onTap?: PointerEventHandler<SVGSVGElement> }) {
  const rows = new Set(cells.map((cell) => cell.y)).size;
  const tall = rows * 190;
  return (
    <svg viewBox={`0 0 1000 ${tall}`} className={style.sketch} role="img" aria-label={label} onPointerUp={onTap}>
      {cells.map((cell) => (
        <g key={cell.id}>
          <rect x={cell.x + 4} y={(cell.y * tall) / 1000 + 4} width={cell.width - 8} height={(cell.height * tall) / 1000 - 8} rx="10" />
          {lines(cell.name, cell.width).map((line, at, all) => (
            <text key={line} x={cell.x + cell.width / 2} y={((cell.y + cell.height / 2) * tall) / 1000 + (at - (all.length - 1) / 2) * 48 + 14} textAnchor="middle">
              {line}
            </text>
          ))}
        </g>
      ))}
      {point && <circle className={style.point} cx={point.x} cy={(point.y * tall) / 1000} r="22" />}
    </svg>
  );
}

/** A name broken where its cell ends, at most two lines; a digit is about half as wide as a character. */
function lines(name: string, width: number): string[] {
  const most = (width - 20) / 40;
  const first: string[] = [];
  const second: string[] = [];
  let wide = 0;
  for (const letter of name) {
    wide += letter > "\u00ff" ? 1 : 0.6;
    if (wide <= most) first.push(letter);
    else if (wide <= most * 2 - 1) second.push(letter);
  }
  return second.length > 0 ? [first.join(""), second.join("")] : [first.join("")];
}
