import { buttonClass } from "#app/_ui/button-class.ts";
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
