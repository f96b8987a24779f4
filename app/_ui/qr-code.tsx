import { encode } from "uqr";
import style from "./qr-code.module.css";

/** Drawn on the server as one path. `label` says where it leads; on paper the address stands under it in letters. */
export function QrCode({ text, label, size = "11rem" }: { text: string; label: string; size?: string }) {
  const { data, size: side } = encode(text, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <figure className={style.code} style={{ width: size }}>
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
        <path d={`M0 0h${side}v${side}h-${side}z`} fill="#ffffff" />
        <path d={path} fill="#1d1b18" />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
