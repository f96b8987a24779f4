import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { formatSpan } from "#lib/format.ts";
import { sessionForOffice } from "#lib/sessions/queries.ts";
import { leadChoices } from "#lib/signups/queries.ts";
import { appoint } from "../../actions.ts";

export const metadata: Metadata = { title: "指定负责人" };

export default async function Lead({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const found = await sessionForOffice(actor, id);
  if (!found?.may.plan) notFound();
  const people = await leadChoices(actor, id);
  const home = `/office/${organization}/sessions`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "场次" }, { href: `${home}/${id}`, label: found.title }]} />} title="指定负责人" about={formatSpan(found.startsAt, found.endsAt)} />
      <Notice>负责人只管这一场：看名单、签到、结束场次。场次过后一周自动收回。{found.leads.length > 0 && `现在的负责人：${found.leads.map((lead) => lead.name).join("、")}。`}</Notice>
      {people.length === 0 ? (
        <Empty title="队里还没有别的人">
          <p>先把人加进志愿服务队。</p>
        </Empty>
      ) : (
        <Form action={appoint.bind(null, organization)} submit="指定" busy="正在保存…">
          <Hidden name="sessionId" value={id} />
          <Select name="personId" label="谁来负责" required blank="请选择" options={people.map((one) => ({ value: one.personId, label: one.signedUp ? `${one.name}（已报名）` : one.name }))} />
        </Form>
      )}
    </>
  );
}
