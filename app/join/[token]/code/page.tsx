import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Form } from "#app/_ui/form/form.tsx";
import { CodeField, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { codePage } from "#lib/sign-in/queries.ts";
import { enterNumberAction } from "../actions.ts";
import { openedLink } from "../opened.ts";

export const metadata: Metadata = { title: "填写验证码", robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ request?: string }> };

export default async function JoinCodePage({ params, searchParams }: Props) {
  const { token } = await params;
  const { request = "" } = await searchParams;
  const page = await openedLink(token);
  const asked = await codePage(String(request));
  if (!asked) redirect(`/join/${token}`);
  return (
    <ResidentShell>
      <PageHead title="第二步：填写验证码" about={`加入${page.name}。短信发到 ${asked.phone}，5 分钟内有效。`} />
      {asked.shown && <Notice title={`演示：验证码 ${asked.shown}`}>只有演示时才显示在这里，正式使用时发到手机上。</Notice>}
      <Form action={enterNumberAction.bind(null, token)} submit="下一步" busy="正在核对…" aside={<Link href={`/join/${token}?other=1`}>换个号码，或重新获取</Link>}>
        <Hidden name="codeId" value={request} />
        <CodeField name="code" label="6 位验证码" required />
      </Form>
    </ResidentShell>
  );
}
