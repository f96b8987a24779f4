import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { endingPage } from "#lib/organizations/queries.ts";
import { end } from "../../actions.ts";

export const metadata: Metadata = { title: "停用组织" };

export default async function EndOrganization({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await endingPage(await postHere(organization), id) : null;
  if (!page) notFound();
  const back = `/office/${organization}/organizations/${id}`;
  if (page.obstacles.length > 0) {
    return (
      <>
        <PageHead title={`停用 ${page.name}`} />
        <Notice tone="wait" title="现在还不能停用">
          <ul>
            {page.obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
          <p>请先处理这些，再来停用。</p>
        </Notice>
        <div>
          <LinkButton href={back}>返回</LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <PageHead title={`停用 ${page.name}`} about="停用以后不能再在这里建场次、加人或授岗；以前的记录都保留，报表里的数字不变。" />
      <Form action={end} submit="停用" look="danger" aside={<LinkButton look="quiet" href={back}>不停用</LinkButton>}>
        <Hidden name="office" value={organization} />
        <Hidden name="organizationId" value={id} />
        <TextArea name="reason" label="为什么停用" required rows={3} />
      </Form>
    </>
  );
}
