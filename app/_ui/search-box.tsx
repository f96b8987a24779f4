import style from "./search-box.module.css";

/** For the office masthead: one line, its label for those who don't see it. */
export function SearchBox({ action, label, name = "q" }: { action: string; label: string; name?: string }) {
  return (
    <form action={action} method="get" role="search" className={style.search}>
      <input type="search" name={name} aria-label={label} placeholder={label} />
    </form>
  );
}
