import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Columns, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { requestCategory } from "#db/words.ts";
import { answerTemplates } from "#lib/answer-templates/queries.ts";
import { requestDetail } from "#lib/requests/queries.ts";
import { RequestStanding, whereWords } from "../words.tsx";
import { Course } from "./course.tsx";
import { Known } from "./known.tsx";
import { Orders } from "./orders.tsx";
import { NextLinks, NextSteps } from "./next-steps.tsx";
import { Turns } from "./turns.tsx";
import style from "./photos.module.css";

export const metadata: Metadata = { title: "诉求" };

export default async function OneRequest({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const request = await requestDetail(actor, id);
  if (!request) notFound();
  const home = `/office/${organization}/requests`;
  // A handler's order that waits for his answer comes first; the desk's own next step is another.
  const asked = request.mayDo.accept.length > 0 && !request.mayDo.dispatch;
  const templates = request.mayDo.answer ? await answerTemplates(actor) : [];
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "居民诉求" }]} />} title={request.number} about={`${requestCategory[request.category]} · ${whereWords(request)}`}>
        <NextLinks request={request} organization={organization} />
      </PageHead>
      <Columns>
        <div className={style.part}>
          <Sheet>
            <p>
              <RequestStanding row={request} />
            </p>
            <p className={style.words}>{request.words}</p>
          </Sheet>
          {asked && <Orders request={request} organization={organization} />}
          <NextSteps request={request} organization={organization} templates={templates} />
          <Section title="办理经过">
            <Course request={request} organization={organization} />
          </Section>
        </div>
        <div className={style.part}>
          <Sheet>
            <Known request={request} organization={organization} />
          </Sheet>
          {!asked && <Orders request={request} organization={organization} />}
          <Turns request={request} organization={organization} />
          {request.merged.length > 0 && (
            <Section title="并入本件的">
              <ul>
                {request.merged.map((each) => (
                  <li key={each.id}>
                    <Link href={`${home}/${each.id}`} prefetch={false}>
                      {each.number}
                    </Link>{" "}
                    <small>{each.words}</small>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      </Columns>
    </>
  );
}
