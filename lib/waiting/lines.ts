import { formatSpan } from "#lib/format.ts";
import { waiting as gifts } from "#lib/gifts/queries.ts";
import { waiting as sessions } from "#lib/sessions/queries.ts";
import type { Provider } from "./rules.ts";

/** Capabilities that answer in their own shape, as lines of the first page. */
export const sessionsWaiting: Provider = async (actor) =>
  (await sessions(actor)).map((one) => ({
    id: `${one.kind} ${one.sessionId}`,
    due: one.dueAt,
    tone: one.kind === "draft" ? "calm" : "wait",
    title: one.says,
    detail: formatSpan(one.startsAt, one.startsAt).replace(/–.*/, " 开始"),
    href: one.path.replace(/^\//, ""),
    action: "去看看",
  }));

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
