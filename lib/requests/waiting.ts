import { and, asc, eq, inArray, lt, sql, type SQL } from "drizzle-orm";
import { database } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { request, requestDispatch } from "#db/schema/requests.ts";
import type { Actor } from "#lib/actor.ts";
import { formatInstant } from "#lib/format.ts";
import { holdsAction, scope } from "#lib/reach.ts";
import type { Waiting } from "#lib/waiting/rules.ts";
import { runningStates } from "./rules.ts";

const DAY = 86_400_000;
/** What it waited for has ended, and nobody of the handlers has written since. */
export const turnEnded = sql`exists (select 1 from request_turn t where t.request_id = "request"."id" and t.waits and t.ended_at is not null and not exists (select 1 from request_entry e where e.request_id = t.request_id and e.at > t.ended_at and e.kind in ('answer', 'note', 'turned', 'dispatched', 'resolved')))`;
const running = inArray(request.state, [...runningStates]);

/** Of requests: new ones to dispatch, orders to accept, what is due within a day or overdue, what rose to this level, call-backs to make. */
export async function waiting(actor: Actor, instant: Date): Promise<Waiting[]> {
  if (actor.kind !== "post" || !holdsAction(actor, "request.read")) return [];
  const { organizationId } = actor.post;
  const soon = new Date(instant.getTime() + DAY);
  const dispatches = holdsAction(actor, "request.dispatch");
  const own = sql`${request.id} in (select d.request_id from request_dispatch d where d.organization_id = ${organizationId} and d.state = 'accepted')`;
  const [unsent, orders, handled, raised, callBacks, turned] = await Promise.all([
    dispatches ? gathered(and(scope(actor, "request.dispatch"), eq(request.state, "received"))) : none,
    ordersTo(actor, organizationId),
    gathered(and(own, running, lt(request.dueAt, soon))),
    dispatches ? raisedTo(actor, organizationId) : none,
    holdsAction(actor, "request.call_back") ? gathered(and(scope(actor, "request.call_back"), inArray(request.state, ["resolved", "call_back"]))) : none,
    gathered(and(own, running, turnEnded)),
  ]);
  const lines: (Waiting | false)[] = [
    unsent.n > 0 && { id: "requests unsent", due: unsent.due, tone: "wait", title: `${unsent.n} 件诉求等派单`, detail: "看在哪个网格，派给谁主办", href: "requests?show=unsent", action: "去派单" },
    handled.n > 0 && { id: "requests due", due: handled.due, tone: "wait", title: `${handled.n} 件本组织办理的诉求快到期或已超期`, detail: "先答复居民，办完的办结", href: "requests?show=working", action: "去办理" },
    turned.n > 0 && { id: "requests turned", due: turned.due, tone: "wait", title: `${turned.n} 件诉求转出的事有了结果`, detail: "核实以后办结；没有办成的，另想办法", href: "requests?show=turned", action: "去办结" },
    raised.n > 0 && { id: "requests raised", due: raised.due, tone: "late", title: `${raised.n} 件超期诉求升级，由本级督办`, detail: "联系主办单位，必要时改派", href: "requests?show=overdue", action: "去督办" },
    callBacks.n > 0 && { id: "requests call back", due: null, tone: "wait", title: `${callBacks.n} 件诉求等回访`, detail: "问居民解决了没有、满意不满意", href: "requests?show=call_back", action: "去回访" },
  ];
  return [...orders, ...lines.filter((line) => line !== false)];
}

const none = Promise.resolve({ n: 0, due: null as Date | null });

async function gathered(where: SQL | undefined) {
  const [row] = await database().select({ n: sql<number>`count(*)::int`, due: sql<string | null>`min(${request.dueAt})` }).from(request).where(where);
  return { n: row?.n ?? 0, due: row?.due ? new Date(row.due) : null };
}

/** 1 rises to the community, 2 to the street. */
async function raisedTo(actor: Actor, organizationId: string) {
  const [at] = await database().select({ kind: organization.kind }).from(organization).where(eq(organization.id, organizationId));
  const level = at?.kind === "street" ? 2 : 1;
  return gathered(and(scope(actor, "request.dispatch"), running, sql`${request.escalation} >= ${level}`));
}

async function ordersTo(actor: Actor, organizationId: string): Promise<Waiting[]> {
  if (!holdsAction(actor, "request.answer_dispatch")) return [];
  const rows = await database()
    .select({ id: request.id, number: request.number, words: sql<string>`left("request"."words", 40)`, objectBy: requestDispatch.objectBy, dueAt: request.dueAt })
    .from(requestDispatch)
    .innerJoin(request, eq(request.id, requestDispatch.requestId))
    .where(and(eq(requestDispatch.organizationId, organizationId), eq(requestDispatch.state, "sent"), running))
    .orderBy(asc(requestDispatch.objectBy))
    .limit(20);
  return rows.map((row) => ({ id: `order ${row.id}`, due: row.dueAt, tone: "wait", title: `新派来的诉求：${row.words}`, detail: `${row.number}，${formatInstant(row.objectBy)} 前可以退单`, href: `requests/${row.id}`, action: "去接单" }));
}
