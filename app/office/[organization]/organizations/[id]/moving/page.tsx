import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { movingPage } from "#lib/organizations/queries.ts";
import { move } from "../../actions.ts";

export const metadata: Metadata = { title: "换上级" };

export default async function MoveOrganization({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = (isId(id) ? await movingPage(await postHere(organization), id) : null) ?? notFound();
  const back = `/office/${organization}/organizations/${id}`;
  return (
    <>
      <PageHead title={`给 ${page.name} 换上级`} about="它和它的下级一起移过去。原上级的岗位从此看不到它，新上级的岗位看得到；它做过的事还在它名下，已核定的报表不变。" />
      {page.parents.length === 0 ? (
        <Empty title="没有别的上级可选">
          <LinkButton href={back}>返回</LinkButton>
        </Empty>
      ) : (
        <Form action={move} submit="移过去" look="danger" aside={<LinkButton look="quiet" href={back}>不移了</LinkButton>}>
          <Hidden name="office" value={organization} />
          <Hidden name="organizationId" value={id} />
          <Select name="parentId" label="新的上级" required blank="请选择" options={page.parents} />
          <TextArea name="reason" label="为什么换" required rows={3} />
        </Form>
      )}
    </>
  );
}
