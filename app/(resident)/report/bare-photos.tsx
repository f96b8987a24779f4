import { buttonClass } from "#app/_ui/button-class.ts";
import { withQuery } from "#app/_ui/address.ts";
import labelled from "#app/_ui/form/labelled.module.css";
import style from "./report.module.css";

/** Where no script runs: choose the community by a link and send photos one by one before the words. */
export function BarePhotos({ community, communities, sent, wrong }: { community: string | undefined; communities: { id: string; name: string }[]; sent: string[]; wrong: string | undefined }) {
  const photos = sent.join(",");
  return (
    <div className={style.bare}>
      {communities.length > 1 && (
        <>
          <p>先选社区，再填下面的表：</p>
          <ul>
            {communities.map((each) => (
              <li key={each.id}>
                <a href={withQuery("/report", { community: each.id, photos })} aria-current={each.id === community ? "true" : undefined}>
                  {each.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <form action="/api/uploads" method="post" encType="multipart/form-data">
        <input type="hidden" name="kind" value="request_photo" />
        <input type="hidden" name="next" value={withQuery("/report", { community, photos })} />
        <label>
          照片（可以不传；先传照片，再写下面的内容）
          <input type="file" name="file" accept="image/jpeg,image/png,image/webp" required className={labelled.control} />
        </label>
        <button type="submit" className={buttonClass()}>
          上传这张照片
        </button>
      </form>
      {sent.length > 0 && <p>已上传 {sent.length} 张照片，会随下面的内容一起提交。</p>}
      {wrong && <p role="alert">{wrong}</p>}
    </div>
  );
}
