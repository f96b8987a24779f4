import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { DateField } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { addDays } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import { extensionForm } from "#lib/handling/queries.ts";
import { requestDetail } from "#lib/requests/queries.ts";
import { extend } from "../../actions.ts";
import { ReasonPage } from "../reason-page.tsx";

export const metadata: Metadata = { title: "延期" };

/** One extension with its reason, told to the resident (接诉即办工作条例 art. 15). */
export default async function Extension({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const [request, form] = await Promise.all([requestDetail(actor, id), extensionForm(actor, id)]);
  if (!request?.mayDo.extend || !form) notFound();
  return (
    <>
      <ReasonPage organization={organization} request={request} title="延期" says={`只能延一次。现在的期限是 ${formatDay(form.due, { year: true })}，最晚可以延到 ${formatDay(form.latest, { year: true })} 18:00。新的期限和原因会告诉居民。`} action={extend} submit="延期，并告诉居民" fields={{ requestId: id }}>
        <DateField name="day" label="延到哪一天（工作日）" required min={addDays(form.due, 1)} max={form.latest} defaultValue={form.latest} />
      </ReasonPage>
      {form.unannounced.length > 0 && <Notice tone="wait">{form.unannounced.join("、")}年的节假日待公布，按周一至周五上班推算；公布后期限可能有变。</Notice>}
    </>
  );
}
