import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { formatInstant } from "#lib/format.ts";
import { holdsAction } from "#lib/reach.ts";
import { applications } from "#lib/teams/queries.ts";
import { decide } from "../actions.ts";

export const metadata: Metadata = { title: "入队申请" };

export default async function Applications({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "membership.decide")) notFound();
  const rows = await applications(actor);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/teams`, label: "志愿服务队" }]} />} title="入队申请" about="先来的在前。结果会告诉申请人；退回要写原因。" />
      {rows.length === 0 && (
        <Empty title="没有等待审核的申请">
          <p>有人从公开页面申请入队，就会出现在这里。</p>
        </Empty>
      )}
      {rows.map((row) => (
        <Section key={row.id} title={`${row.name}　申请加入 ${row.teamName}`} aside={<span className="small">{formatInstant(row.appliedAt)}</span>}>
          <Sheet>
            {row.note && <p>他说：{row.note}</p>}
            <Form action={decide} submit="办理" initial={{ decision: "approve" }}>
              <Hidden name="office" value={organization} />
              <Hidden name="membershipId" value={row.id} />
              <Radios name="decision" label="审核" options={{ approve: "通过", return: "退回" }} inline />
              <Field name="reason" label="退回的原因" maxLength={200} />
            </Form>
          </Sheet>
        </Section>
      ))}
    </>
  );
}
