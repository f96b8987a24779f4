import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { addDays, dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { joiningTargets } from "#lib/joining/queries.ts";
import { LONGEST_DAYS } from "#lib/joining/rules.ts";
import { holdsAction } from "#lib/reach.ts";
import { make } from "../actions.ts";

export const metadata: Metadata = { title: "制作加入链接" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<{ target?: string }> };

export default async function NewJoiningLink({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "joining_link.keep")) notFound();
  const [targets, { target }, today] = [await joiningTargets(actor), await searchParams, dayOf(await now())];
  const here = `/office/${organization}/joining`;
  const first = targets.find((one) => one.id === target) ?? targets[0];
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: here, label: "加入链接" }]} />} title="制作加入链接" about="点开链接的人用手机号登记姓名；入队要您审核，加入单位要联络员确认。" />
      {first ? (
        <Form action={make} submit="制作" initial={{ targetId: first.id, lastDay: addDays(today, 30) }}>
          <Hidden name="office" value={organization} />
          <Select name="targetId" label="加入哪里" required options={targets.map((one) => ({ value: one.id, label: one.label }))} />
          <DateField name="lastDay" label="最后一天" required min={today} max={addDays(today, LONGEST_DAYS)} hint={`当天还能用；最长 ${LONGEST_DAYS} 天，随时可以停用`} />
          <TextArea name="note" label="说明" rows={2} maxLength={200} hint="点开的人会看到，例如：请在周五前登记。可以不写。" />
        </Form>
      ) : (
        <Empty title="还没有可以加入的志愿队或单位">
          <LinkButton href={`/office/${organization}/teams/new`}>先新增志愿队</LinkButton>
        </Empty>
      )}
    </>
  );
}
