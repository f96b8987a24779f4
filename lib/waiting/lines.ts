import { waiting as gifts } from "#lib/gifts/queries.ts";
import type { Provider } from "./rules.ts";

/** A capability that answers in its own shape, as lines of the first page. */
const giftWords = {
  decide: { title: "等您审批", action: "去审批" },
  pay: { title: "已批准，等拨付", action: "去拨付" },
  receipt: { title: "已拨付，等签收", action: "去签收" },
  arrive: { title: "已认捐，还没有收到", action: "去看看" },
};

export const giftsWaiting: Provider = async (actor) =>
  (await gifts(actor)).map((one) => ({
    id: `${one.what} ${one.id}`,
    due: null,
    tone: "wait",
    title: `${one.number} ${giftWords[one.what].title}`,
    detail: one.about,
    href: one.what === "arrive" ? `gifts/${one.id}` : `gifts/applications/${one.id}`,
    action: giftWords[one.what].action,
  }));
