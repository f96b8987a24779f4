import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { myRegistration } from "#lib/registrations/queries.ts";
import { transfer } from "../actions.ts";
import { CommunitySelect } from "#app/_ui/participation/community-select.tsx";

export const metadata: Metadata = { title: "换一个社区" };

export default async function Transfer() {
  const mine = await myRegistration(await personHere());
  if (mine?.live?.state !== "accepted") notFound();
  return (
    <>
      <PageHead title="换一个社区" about={`在${mine.live.community}的报到今天结束，新社区接收以后开始。以前的服务记录不变。`} />
      <Form action={transfer} submit="提交" busy="正在提交…">
        <Hidden name="registrationId" value={mine.live.id} />
        <CommunitySelect label="新的社区" />
        <TextArea name="reason" label="为什么换" required rows={2} />
      </Form>
    </>
  );
}
