import Link from "next/link";
import style from "./pager.module.css";

/** A list pages by key: older and newer, never page 37. `count` above 1,000 reads “1000+”. */
export function Pager({
  count,
  unit = "条",
  newer,
  older,
}: {
  count?: number;
  unit?: string;
  newer?: string | undefined;
  older?: string | undefined;
}) {
  if (count === undefined && !newer && !older) return null;
  return (
    <nav className={style.pager} aria-label="翻页">
      {count !== undefined && (
        <span>
          共 {count > 1000 ? "1000+" : count} {unit}
        </span>
      )}
      <span className={style.spring} />
      {newer && (
        <Link href={newer} prefetch={false} rel="prev">
          上一页
        </Link>
      )}
      {older && (
        <Link href={older} prefetch={false} rel="next">
          下一页
        </Link>
      )}
    </nav>
  );
}
