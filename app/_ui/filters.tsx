import type { ReactNode } from "react";
import { buttonClass } from "./button-class.ts";
import style from "./filters.module.css";

type FiltersProps = {
  /** What stays in the URL beside the filters: the sort, a chosen edition. */
  keep?: Record<string, string | undefined>;
  /** The same list without filters; given when some are on. */
  clear?: string | undefined;
  submit?: string;
  children: ReactNode;
};

/** A plain GET form: the filters are the URL. */
export function Filters({ keep = {}, clear, submit = "查找", children }: FiltersProps) {
  return (
    <form method="get" className={style.filters} role="search">
      {Object.entries(keep).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      {children}
      <button type="submit" className={buttonClass()}>
        {submit}
      </button>
      {clear && (
        <a className={style.clear} href={clear}>
          清除条件
        </a>
      )}
    </form>
  );
}

type Filter = { name: string; label: string; value?: string | undefined };

export function FilterText({ name, label, value, type = "search" }: Filter & { type?: "search" | "date" | "month" }) {
  return (
    <label className={style.filter}>
      <span>{label}</span>
      <input type={type} name={name} defaultValue={value} />
    </label>
  );
}

/** `options` as in db/words.ts; `all` is the word for no filter. */
export function FilterSelect({ name, label, value, options, all = "全部" }: Filter & { options: Readonly<Record<string, string>>; all?: string }) {
  return (
    <label className={style.filter}>
      <span>{label}</span>
      <select name={name} defaultValue={value ?? ""}>
        <option value="">{all}</option>
        {Object.entries(options).map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
