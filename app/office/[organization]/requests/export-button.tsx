import { buttonClass } from "#app/_ui/button-class.ts";
import filters from "#app/_ui/filters.module.css";
import { FilterText } from "#app/_ui/filters.tsx";
import type { RequestFilter } from "#lib/requests/queries.ts";

/** By POST, since each export stays on the trail. */
export function ExportButton({ organization, filter }: { organization: string; filter: RequestFilter }) {
  const { show, category, gridId, q } = filter;
  return (
    <form method="post" action={`/office/${organization}/requests/export`} className="screen-only">
      {Object.entries({ show, category, grid: gridId, q }).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      <button type="submit" className={buttonClass()}>
        导出 Excel
      </button>
    </form>
  );
}

/** All that was received on one day, for the list that goes up each evening. */
export function DayExport({ organization, today }: { organization: string; today: string }) {
  return (
    <form method="post" action={`/office/${organization}/requests/export`} className={`${filters.filters} screen-only`}>
      <FilterText name="day" type="date" label="哪一天受理的" value={today} />
      <button type="submit" className={buttonClass()}>
        导出当天清单
      </button>
    </form>
  );
}
