import type { Offer } from "#app/_ui/form/answer.ts";
import { buttonClass } from "#app/_ui/button-class.ts";
import { Notice } from "#app/_ui/notice.tsx";
import style from "./report.module.css";

/** What others have reported already: follow one of them, or say that it is another matter. Buttons of the form around. */
export function Offers({ offers }: { offers: readonly Offer[] }) {
  return (
    <Notice tone="wait" title="好像已经有人反映过，是同一件吗？">
      <ul className={style.offers}>
        {offers.map((offer) => (
          <li key={offer.id}>
            <span>
              <b>{offer.label}</b>
              <small>{offer.about}</small>
            </span>
            <button type="submit" name="follow" value={offer.id} className={buttonClass()} aria-label={`我也遇到 ${offer.label}`}>
              我也遇到
            </button>
          </li>
        ))}
      </ul>
      <p className="small">点“我也遇到”要填手机号，有进展一起告诉您。不是同一件，就点“不是同一件，继续提交”。</p>
    </Notice>
  );
}
