import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { requestDetail } from "#lib/requests/queries.ts";
import { redirectElsewhere, takeBack } from "../../actions.ts";
import { ReasonPage, RequestHead } from "../reason-page.tsx";

export const metadata: Metadata = { title: "告知其他渠道" };

/** Not for the community: the resident is told where to go; taken back when that was wrong. */
export default async function Redirect({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const request = await requestDetail(await postHere(organization), id);
  if (request?.mayDo.takeBack) return <ReasonPage organization={organization} request={request} title="收回，重新受理" says={`已经告诉居民去找${request.redirectedTo ?? "其他渠道"}。收回后由社区办理，期限从受理时算起。`} action={takeBack} submit="收回，重新受理" fields={{ requestId: id }} />;
  if (!request?.mayDo.redirect) notFound();
  return (
    <>
      <RequestHead organization={organization} request={request} title="告知其他渠道" />
      <Notice tone="wait">不由社区办理的，告诉居民去哪里反映，这件诉求就结束，不计入三率。</Notice>
      <Form action={redirectElsewhere} submit="告诉居民">
        <Hidden name="office" value={organization} />
        <Hidden name="requestId" value={id} />
        <Field name="to" label="请居民找哪里" hint="例如 12345 热线、供水公司 0933-0000000、12348 法律援助" required maxLength={60} />
        <TextArea name="text" label="还要告诉居民的话" rows={3} maxLength={300} />
      </Form>
    </>
  );
}
