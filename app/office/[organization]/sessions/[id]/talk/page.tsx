import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { formatSpan } from "#lib/format.ts";
import { sessionForOffice } from "#lib/sessions/queries.ts";
import { record } from "./actions.ts";
import { TalkFields } from "./talk-fields.tsx";

export const metadata: Metadata = { title: "学校反馈" };

export default async function Talk({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const found = await sessionForOffice(await postHere(organization), id);
  if (!found?.may.talk) notFound();
  const here = `/office/${organization}/sessions/${id}`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: found.title }, { href: `${here}/record`, label: "本场记录" }]} />} title="学生人数和学校反馈" about={`${found.host}　${formatSpan(found.startsAt, found.endsAt, { year: true })}　服务群众 ${found.peopleServed ?? 0} 人次`} />
      <Form action={record} submit="保存" initial={{ classes: found.classes, pupils: found.pupils ?? "", pupilFeedback: found.pupilFeedback }}>
        <Hidden name="office" value={organization} />
        <Hidden name="sessionId" value={id} />
        <TalkFields />
      </Form>
    </>
  );
}
