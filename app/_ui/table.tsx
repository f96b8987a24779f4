import Link from "next/link";
import type { ReactNode } from "react";
import style from "./table.module.css";

export type Column<Row> = {
  head: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** At most two columns of a table can be sorted; the link carries the sort in the URL. */
  sort?: { href: string; now?: "ascending" | "descending" | undefined };
};

type TableProps<Row> = {
  /** Says what the table holds; `captionSeen` shows it. */
  caption: string;
  captionSeen?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On a narrow screen: each row a little list, or the first column held while the rest scrolls (figures). */
  narrow?: "cards" | "scroll";
  foot?: readonly ReactNode[];
  empty?: ReactNode;
};

export function Table<Row>({ caption, captionSeen, columns, rows, rowKey, narrow = "cards", foot, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return empty;
  const table = (
    <table className={`${style.table} ${style[narrow]}`}>
      <caption className={captionSeen ? style.caption : "unseen"}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" className={column.numeric ? style.numeric : undefined} aria-sort={column.sort?.now}>
              <Head column={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, place) => {
              const Cell = place === 0 ? "th" : "td";
              return (
                <Cell
                  key={column.head}
                  scope={place === 0 ? "row" : undefined}
                  data-head={column.head}
                  className={column.numeric ? style.numeric : undefined}
                >
                  {column.cell(row)}
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            {columns.map((column, place) => (
              <td key={column.head} data-head={column.head} className={column.numeric ? style.numeric : undefined}>
                {foot[place]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
  if (narrow === "cards") return table;
  return (
    // Reached by keyboard, so that it can be scrolled without a mouse.
    <section className={style.scroller} aria-label={caption} tabIndex={0}>
      {table}
    </section>
  );
}

function Head<Row>({ column }: { column: Column<Row> }) {
  if (!column.sort) return column.head;
  const mark = column.sort.now === "ascending" ? " ↑" : column.sort.now === "descending" ? " ↓" : "";
  return (
    <Link href={column.sort.href} prefetch={false}>
      {column.head}
      {mark}
    </Link>
  );
}
