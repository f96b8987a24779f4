import { formatCount } from "#lib/format.ts";
import { drawChart, type ChartKind, type Series } from "./draw-chart.ts";
import style from "./chart.module.css";
import { Table } from "./table.tsx";

type ChartProps = {
  title: string;
  /** What the figures are counted in: 人次. */
  unit: string;
  labels: readonly string[];
  /** The first series is the one spoken of; the others stand back. */
  series: readonly Series[];
  format?: (value: number) => string;
};

export function LineChart(props: ChartProps) {
  return <Chart {...props} kind="line" />;
}

export function BarChart(props: ChartProps) {
  return <Chart {...props} kind="bar" />;
}

/** A picture drawn on the server, and always the same figures as a table: for a screen reader, for paper, for copying. */
function Chart({ title, unit, labels, series, format = formatCount, kind }: ChartProps & { kind: ChartKind }) {
  const columns = labels.map((label, place) => ({
    head: label,
    numeric: true,
    cell: (one: Series) => (one.values[place] === null || one.values[place] === undefined ? "—" : format(one.values[place])),
  }));
  return (
    <figure className={style.chart}>
      <figcaption>
        <h3>
          {title} <small>单位：{unit}</small>
        </h3>
      </figcaption>
      <div className={style.picture} aria-hidden="true" dangerouslySetInnerHTML={{ __html: drawChart(kind, labels, series) }} />
      <Table
        caption={title}
        columns={[{ head: "项目", cell: (one: Series) => one.name }, ...columns]}
        rows={series}
        rowKey={(one) => one.name}
        narrow="scroll"
      />
    </figure>
  );
}
