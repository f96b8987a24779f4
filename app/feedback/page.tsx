import type { Metadata } from "next";
import { headers } from "next/headers";
import { whoHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { leaveFeedbackAction } from "./actions.ts";

export const metadata: Metadata = { title: "意见建议" };

export default async function FeedbackPage() {
  const who = await whoHere();
  const referer = (await headers()).get("referer") ?? "";
  const from = URL.canParse(referer) ? new URL(referer).pathname : "";
  return (
    <ResidentShell who={who?.name}>
      <PageHead title="意见建议" about="哪里不好用、哪里说不明白，请直说。不用登录，不留姓名也可以。" />
      <Form action={leaveFeedbackAction} submit="提交意见" done="收到了，谢谢您。" clear>
        <Hidden name="page" value={from === "/feedback" ? "" : from} />
        <TextArea name="text" label="您的意见" required rows={6} maxLength={2000} />
        <Field name="contact" label="怎么联系您" hint="想要答复才填，电话或微信都可以" maxLength={60} />
      </Form>
      <p className="small">请不要在这里写法律咨询的内容或别人的隐私。要反映社区里的问题，请打社区电话或 12345。</p>
    </ResidentShell>
  );
}
