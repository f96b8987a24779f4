import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { When } from "#app/_ui/when.tsx";
import { formatInstant, formatSpan } from "#lib/format.ts";
import { sessionForOffice } from "#lib/sessions/queries.ts";
import { publish } from "../../actions.ts";
import { ShiftTable } from "../shift-table.tsx";

export const metadata: Metadata = { title: "发布场次" };

export default async function Publication({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const found = await sessionForOffice(await postHere(organization), id);
  if (!found?.may.plan) notFound();
  const at = `/office/${organization}/sessions`;
  if (!found.may.publish) redirect(`${at}/${id}`);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: at, label: "场次" }, { href: `${at}/${id}`, label: found.title }]} />} title="发布场次" about="发布后居民看得到，队员可以报名。" />
      <Section title="居民看到的样子">
        <Sheet>
          <h3>{found.title}</h3>
          <Facts
            facts={[
              ["时间", <When key="when" span={formatSpan(found.startsAt, found.endsAt)} />],
              ["在哪里", found.placeHidden ? `${found.host}（具体地点请电话询问）` : `${found.host} ${found.place}`],
              ["怎么走", found.placeHidden ? "" : found.directions],
              ["谁来", `${found.team}的志愿者`],
              ["说明", found.about],
              ["电话", found.contactPhone],
              ["费用", "免费"],
            ]}
          />
        </Sheet>
      </Section>
      <Section title="志愿者看到的岗位">
        <ShiftTable shifts={found.shifts} />
        <p className="small">
          报名 {formatInstant(found.signupOpensAt)} 开始，{formatInstant(found.signupClosesAt)} 截止。{found.risky && `风险：${found.risks}`}
        </p>
      </Section>
      <Form action={publish.bind(null, organization)} submit="发布" busy="正在发布…" aside={<LinkButton href={`${at}/${id}/change`}>再改一改</LinkButton>}>
        <Hidden name="sessionId" value={id} />
      </Form>
    </>
  );
}
