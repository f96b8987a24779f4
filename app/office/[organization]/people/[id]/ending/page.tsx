import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { personEnding } from "#lib/people/queries.ts";
import { end } from "../../actions.ts";

export const metadata: Metadata = { title: "停用人员" };

export default async function EndPerson({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const page = isId(id) ? await personEnding(await postHere(organization), id) : null;
  if (!page) notFound();
  const back = <LinkButton look="quiet" href={`/office/${organization}/people/${id}`}>返回</LinkButton>;
  return (
    <>
      <PageHead title={`停用 ${page.name}`} about="停用以后他不能登录、不能报名；服务记录和报表都保留。" />
      {page.ties.length > 0 ? (
        <>
          <Notice tone="wait" title="现在还不能停用">
            <ul>
              {page.ties.map((tie) => (
                <li key={tie}>{tie}</li>
              ))}
            </ul>
          </Notice>
          <div>{back}</div>
        </>
      ) : (
        <Form action={end} submit="停用" look="danger" aside={back}>
          <Hidden name="office" value={organization} />
          <Hidden name="personId" value={id} />
          <TextArea name="reason" label="为什么停用" required rows={3} hint="例如：调离、去世、重复录入。" />
        </Form>
      )}
    </>
  );
}
