import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { myRegistration } from "#lib/registrations/queries.ts";
import { register } from "../actions.ts";
import { CommunitySelect } from "#app/_ui/participation/community-select.tsx";

export const metadata: Metadata = { title: "向社区报到" };

export default async function Register() {
  const mine = await myRegistration(await personHere());
  if (!mine?.inService || (mine.live && mine.live.state !== "returned")) notFound();
  return (
    <>
      <PageHead title="向社区报到" about="一般选您住的社区。提交后由社区接收，结果会告诉您。" />
      <Form action={register} submit="报到" busy="正在提交…" initial={{ communityId: mine.live?.communityId ?? "" }}>
        <CommunitySelect label="哪个社区" />
      </Form>
    </>
  );
}
