import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterText } from "#app/_ui/filters.tsx";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { personChoices } from "#lib/people/queries.ts";
import { teamPage } from "#lib/teams/queries.ts";
import { enrol } from "../../actions.ts";

export const metadata: Metadata = { title: "代办入队" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function Enrolment({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const team = isId(id) ? await teamPage(actor, id) : null;
  if (!team?.may.enrol) notFound();
  const { q } = await searchParams;
  const people = await personChoices(actor, q ?? "");
  const home = `/office/${organization}/teams`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "志愿服务队" }, { href: `${home}/${id}`, label: team.name }]} />} title="代办入队" about="给没有手机或不会操作的人办。要他本人同意；操作记录里写明是代办。" />
      <Filters submit="找人">
        <FilterText name="q" label="姓名、拼音或电话后几位" value={q} />
      </Filters>
      {people.length === 0 ? (
        <Empty title="没有找到">
          <p>换一个词再找；名单里没有的，先到“人员”新增。</p>
        </Empty>
      ) : (
        <Form action={enrol} submit="加入">
          <Hidden name="office" value={organization} />
          <Hidden name="teamId" value={id} />
          <Radios name="personId" label="谁" options={people.map((one) => ({ value: one.id, label: one.label }))} required />
          <Field name="note" label="本人怎么同意的" required maxLength={300} hint="例如：11月25日电话同意；本人到场签字。" />
        </Form>
      )}
    </>
  );
}
