import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { CodeField, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { codePage } from "#lib/sign-in/queries.ts";
import { changePhoneAction } from "../actions.ts";

export const metadata: Metadata = { title: "换手机号" };

export default async function ChangePhonePage({ searchParams }: { searchParams: Promise<{ request?: string }> }) {
  await personHere();
  const { request = "" } = await searchParams;
  const asked = await codePage(String(request));
  if (!asked) redirect("/me/settings");
  return (
    <>
      <PageHead title="换手机号" about={`验证码已发到 ${asked.phone}，5 分钟内有效。`} />
      {asked.shown && <Notice title={`演示：验证码 ${asked.shown}`}>只有演示时才显示在这里，正式使用时发到手机上。</Notice>}
      <Notice>换好以后，这一台不用重新登录；您在别的手机、电脑上的登录会退出，旧号码会收到一条通知。</Notice>
      <Form action={changePhoneAction} submit="换成这个号码" busy="正在核对…" aside={<Link href="/me/settings">换个号码，或重新获取</Link>}>
        <Hidden name="codeId" value={request} />
        <CodeField name="code" label="6 位验证码" required />
      </Form>
    </>
  );
}
