import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterText } from "#app/_ui/filters.tsx";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { requestState } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import { mergeChoices, requestDetail } from "#lib/requests/queries.ts";
import { merge } from "../../actions.ts";
import { whereWords } from "../../words.tsx";
import { RequestHead } from "../reason-page.tsx";

export const metadata: Metadata = { title: "合并诉求" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<{ q?: string; into?: string }> };

/** The same thing said twice: both residents follow the one that stays. */
export default async function Merge({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const { q = "", into } = await searchParams;
  const actor = await postHere(organization);
  const [request, choices] = await Promise.all([requestDetail(actor, id), mergeChoices(actor, id, q)]);
  if (!request?.mayDo.merge || !choices) notFound();
  return (
    <>
      <RequestHead organization={organization} request={request} title="合并到另一件" about={request.words.slice(0, 60)} />
      <Notice tone="wait">合并后只办留下的那一件，两边的居民都跟进它；合错了可以取消。</Notice>
      <Filters clear={q ? `/office/${organization}/requests/${id}/merge` : undefined}>
        <FilterText name="q" label="找另一件：内容、地点或编号" value={q} />
      </Filters>
      {choices.length === 0 ? (
        <Empty title={q ? "没有找到" : "本社区没有别的未办完的诉求"}>
          <p>换几个字再找；已经结束的不能并入。</p>
        </Empty>
      ) : (
        <Form action={merge} submit="合并" initial={{ intoId: into ?? "" }}>
          <Hidden name="office" value={organization} />
          <Hidden name="requestId" value={id} />
          <Radios name="intoId" label={q ? "并入哪一件" : "并入哪一件（最像的在前）"} required options={choices.map((each) => ({ value: each.id, label: each.words, hint: `${each.number} · ${whereWords(each)} · ${requestState[each.state]} · ${formatInstant(each.receivedAt)} 受理` }))} />
          <TextArea name="reason" label="为什么是同一件" rows={2} maxLength={200} required />
        </Form>
      )}
    </>
  );
}
