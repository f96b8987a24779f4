import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Form } from "#app/_ui/form/form.tsx";
import { CodeField, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { codePage } from "#lib/sign-in/queries.ts";
import { safeNext } from "#lib/sign-in/rules.ts";
import { enterCodeAction } from "../actions.ts";

export const metadata: Metadata = { title: "填写验证码" };

export default async function CodePage({ searchParams }: { searchParams: Promise<{ request?: string; next?: string }> }) {
  const { request = "", next } = await searchParams;
  const asked = await codePage(String(request));
  if (!asked) redirect("/sign-in");
  const path = safeNext(next) ?? "";
  const again = path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in";
  return (
    <ResidentShell>
      <PageHead title="填写验证码" about={`如果 ${asked.phone} 已经登记，一分钟内会收到短信，5 分钟内有效。`} />
      {asked.shown && <Notice title={`演示：验证码 ${asked.shown}`}>只有演示时才显示在这里，正式使用时发到手机上。</Notice>}
      <Form action={enterCodeAction} submit="登录" busy="正在登录…" aside={<Link href={again}>换个号码，或重新获取</Link>}>
        <Hidden name="codeId" value={request} />
        <Hidden name="next" value={path} />
        <CodeField name="code" label="6 位验证码" required />
      </Form>
      <p className="small">没有收到？号码可能还没有登记，请联系您的社区、支部或单位联络员；也可以请他们打印一张登录卡。</p>
    </ResidentShell>
  );
}
