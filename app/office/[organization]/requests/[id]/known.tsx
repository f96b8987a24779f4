import Link from "next/link";
import { Facts } from "#app/_ui/facts.tsx";
import { State } from "#app/_ui/state.tsx";
import { outsideSystem, requestVia, urgency, type OutsideSystem } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import type { RequestDetail } from "#lib/requests/queries.ts";
import { dueWords, whereWords } from "../words.tsx";

/** What is known of a request: until when, who has it, where, and who said it (for who may call him). */
export function Known({ request, organization }: { request: RequestDetail; organization: string }) {
  const { contact } = request;
  return (
    <Facts
      facts={[
        ["期限", <span key="due">{dueWords(request)} {request.overdue && <State tone="late">已超期</State>}</span>],
        ["原来的期限", request.firstDueAt && formatInstant(request.firstDueAt)],
        ["紧急程度", urgency[request.urgency]],
        ["主办", request.owner ?? "还没派单"],
        ["在哪里", whereWords(request)],
        ["网格", request.standsAt],
        ["称呼", contact?.callMe],
        ["电话", contact?.phone ? <a key="phone" href={`tel:${contact.phone}`}>{contact.phone}</a> : request.hasPhone ? "已登记，办理人员可见" : "没有留电话"],
        ["跟进的居民", request.followerCount > 0 ? `另有 ${request.followerCount} 人也遇到` : null],
        ["来源", requestVia[request.via]],
        ["周进网格", request.visit && (request.mayReadVisit ? <Link key="visit" href={`/office/${organization}/visits/${request.visitId}`} prefetch={false}>{request.visit} 走访</Link> : `${request.visit} 走访`)],
        ["外部编号", request.outsideNumber && `${outsideSystem[request.outsideSystem as OutsideSystem]} ${request.outsideNumber}`],
        ["受理", formatInstant(request.receivedAt, { year: true })],
        ["首次答复", request.firstAnswerAt ? formatInstant(request.firstAnswerAt) : "还没有答复居民"],
        ["办结", request.resolvedAt && `${formatInstant(request.resolvedAt)}${request.onTheSpot ? "（当场）" : ""}`],
        ["已告知", request.redirectedTo],
        ["已并入", request.mergedIntoId && <Link key="into" href={`/office/${organization}/requests/${request.mergedIntoId}`} prefetch={false}>{request.into}</Link>],
        ["下沉事项", request.pushedDown],
        ["公开", request.publicConsent ? (request.publicText ? `已公开：${request.publicText}` : "居民同意公开结果") : "居民没有同意公开"],
      ]}
    />
  );
}
