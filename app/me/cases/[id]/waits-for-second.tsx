import { PoliteRefresh } from "#app/_ui/bookings/polite-refresh.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { sameNameOf } from "#lib/same-names/queries.ts";
import { waitNoMore } from "../actions.ts";

type Asked = NonNullable<Awaited<ReturnType<typeof sameNameOf>>>;

/** While a second person looks whether the same name is the same person: the counsellor waits with the resident, or sends him to another desk. */
export function WaitsForSecond({ asked, from }: { asked: Asked; from?: "offer" }) {
  return (
    <>
      <Notice tone="wait" title="等第二个人核定是不是同一个人">
        已经告诉支部书记和隐私负责人，也可以打电话请他们看“同名核定”。答复以前，先不要听事情的内容。
      </Notice>
      <Tap action={waitNoMore} fields={{ sameNameId: asked.id, from: from ?? "" }} label={from ? "撤回，不等了" : "不等了，换一位接待"} look="plain" />
      <PoliteRefresh seconds={10} />
    </>
  );
}
