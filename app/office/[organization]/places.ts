import type { Action } from "#lib/access.ts";
import type { Actor } from "#lib/actor.ts";
import { holdsAction } from "#lib/reach.ts";

/** The places of the office in the order of use; a post sees those of which it holds an action. */
const places: readonly { path: string; label: string; any: readonly Action[] }[] = [
  { path: "sessions", label: "场次", any: ["session.list"] },
  { path: "counter", label: "窗口", any: ["request.log"] },
  { path: "requests", label: "诉求", any: ["request.read"] },
  { path: "hours", label: "时长", any: ["service_record.read"] },
  { path: "registrations", label: "双报到", any: ["unit_registration.read"] },
  { path: "visits", label: "周进网格", any: ["grid_visit.read"] },
  { path: "reports", label: "报表", any: ["participation.report", "request.count"] },
  { path: "teams", label: "志愿队", any: ["membership.decide", "membership.read", "team.change"] },
  { path: "joining", label: "加入链接", any: ["joining_link.keep"] },
  { path: "people", label: "人员", any: ["person.read"] },
  { path: "cases", label: "咨询", any: ["case.count"] },
  { path: "cases/same-names", label: "同名核定", any: ["same_name.decide"] },
  { path: "cases/readings", label: "查阅记录", any: ["case.readings"] },
  { path: "lists", label: "需求", any: ["list_item.keep", "list_claim.make"] },
  { path: "wishes", label: "微心愿", any: ["list_item.keep", "list_claim.make"] },
  { path: "rooms", label: "活动室", any: ["room_booking.read"] },
  { path: "gifts", label: "捐赠", any: ["gift.read", "gift.count"] },
  { path: "messages", label: "消息", any: ["message.read"] },
  { path: "grids", label: "网格", any: ["grid.read"] },
  { path: "organizations", label: "组织", any: ["organization.change", "post.read"] },
  { path: "agreements", label: "协议", any: ["agreement.read"] },
  { path: "audit", label: "操作记录", any: ["audit.read"] },
  { path: "access", label: "权限说明", any: ["access.read"] },
  { path: "feedback", label: "意见建议", any: ["feedback.read"] },
  { path: "settings", label: "设置", any: ["access.read"] },
];

export function placesOf(actor: Actor): { path: string; label: string }[] {
  const held = places.filter((place) => place.any.some((action) => holdsAction(actor, action)));
  return [{ path: "", label: "今天" }, ...held.map(({ path, label }) => ({ path, label }))];
}
