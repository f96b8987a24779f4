import style from "./photos.module.css";

/** Small pictures that open whole; no picture service stands between, since the right is asked each time. */
export function Photos({ organization, ids, about }: { organization: string; ids: readonly string[]; about: string }) {
  if (ids.length === 0) return null;
  return (
    <div className={style.photos}>
      {ids.map((id, place) => (
        <a key={id} href={`/office/${organization}/requests/photos/${id}`} target="_blank" rel="noreferrer">
          <img src={`/office/${organization}/requests/photos/${id}`} alt={`${about} ${place + 1}`} loading="lazy" />
        </a>
      ))}
    </div>
  );
}
