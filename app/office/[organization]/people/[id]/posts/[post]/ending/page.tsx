import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { role } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { personPage } from "#lib/people/queries.ts";
import { endHisPost } from "../../../../actions.ts";

export const metadata: Metadata = { title: "收回岗位" };

export default async function EndPost({ params }: { params: Promise<{ organization: string; id: string; post: string }> }) {
  const { organization, id, post } = await params;
  const page = isId(id) ? await personPage(await postHere(organization), id) : null;
  const row = page?.posts.find((one) => one.id === post && one.mayEnd);
  if (!page || !row) notFound();
  return (
    <>
      <PageHead title={`收回 ${page.name} 的岗位`} about={`${row.organizationName}　${role[row.role]}。收回立即生效，他正在填的表也不能再提交；他办过的事都保留。`} />
      <Form action={endHisPost} submit="收回岗位" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="personId" value={id} />
        <Hidden name="postId" value={post} />
        <TextArea name="reason" label="为什么收回" required rows={3} />
      </Form>
    </>
  );
}
