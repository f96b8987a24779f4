import { notFound } from "next/navigation";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ReadAloud } from "#app/_ui/read-aloud.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { buttonClass } from "#app/_ui/button-class.ts";
import { requestCategory } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { formatInstant } from "#lib/format.ts";
import { followedRequest } from "#lib/requests/queries.ts";
import { CallBack } from "./call-back.tsx";
import { CodeCard } from "./code-card.tsx";
import { Course } from "./course.tsx";
import { Reopening } from "./reopening.tsx";
import { Standing } from "./standing.tsx";
import { Steps } from "./steps.tsx";
import style from "./follow.module.css";

/** A request for whoever holds its code: where it stands, until when, who has it, and what he is asked. */
export async function RequestFollow({ actor, code, fresh }: { actor: Actor; code: string; fresh: boolean }) {
  const request = (await followedRequest(actor, actor.kind === "holder" ? actor.subjectId : "")) ?? notFound();
  const where = [request.community, request.place, request.placeText].filter(Boolean).join(" ");
  const card = <CodeCard code={code} about={`诉求 ${request.number}`} />;
  return (
    <>
      <PageHead title={fresh ? "收到了，社区会办" : `${requestCategory[request.category]}，${request.place ?? (request.placeText || request.community)}`} about={request.number}>
        {!fresh && <ReadAloud className={buttonClass()} />}
      </PageHead>
      {fresh && (
        <Sheet ask>
          <p>这是您的查询码，随时可以看办到哪一步：</p>
          {card}
        </Sheet>
      )}
      <Steps state={request.state} />
      <Standing request={request} />
      {request.asks && <CallBack code={code} />}
      <Facts
        facts={[
          ["地点", where],
          ["谁在办", request.owner ?? request.community],
          ["最晚", ["received", "dispatched", "in_progress"].includes(request.state) && `${formatInstant(request.dueAt)}${request.extended ? "（延过一次）" : ""}`],
          ["收到", formatInstant(request.receivedAt)],
          ["社区电话", request.communityPhone && <a href={`tel:${request.communityPhone}`}>{request.communityPhone}</a>],
        ]}
      />
      <Section title="办理经过">
        <Course entries={request.entries} code={code} community={request.community} />
      </Section>
      <Section title="反映的内容">
        {request.words === null ? <p className="small">这件事还有别的居民反映。原话和照片只给他本人和办理的人看，办理经过大家都能看。</p> : <p className={style.words}>{request.words}</p>}
      </Section>
      {request.mayReopen && <Reopening code={code} />}
      {!fresh && (
        <Disclosure summary="查询码和回执">{card}</Disclosure>
      )}
      {!request.communityPhone && <Notice>急事请打 12345，或到社区服务大厅说。</Notice>}
    </>
  );
}
