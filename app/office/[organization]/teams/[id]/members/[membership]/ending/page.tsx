import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { isId } from "#lib/ids.ts";
import { membershipToDecide } from "#lib/teams/queries.ts";
import { endMember } from "../../../../actions.ts";

export const metadata: Metadata = { title: "办理退队" };

export default async function EndMembership({ params }: { params: Promise<{ organization: string; id: string; membership: string }> }) {
  const { organization, id, membership } = await params;
  const row = isId(membership) ? await membershipToDecide(await postHere(organization), membership) : null;
  if (row?.teamId !== id || row.state !== "approved") notFound();
  return (
    <>
      <PageHead title={`${row.name} 退出 ${row.teamName}`} about="退队以后不能再报这支队的岗位；服务记录保留。还有没结束的报名，要先取消。" />
      <Form action={endMember} submit="办理退队" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="teamId" value={id} />
        <Hidden name="membershipId" value={membership} />
        <TextArea name="reason" label="为什么退队" required rows={3} />
      </Form>
    </>
  );
}
