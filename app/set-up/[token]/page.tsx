import type { Metadata } from "next";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden, PhoneField } from "#app/_ui/form/text-fields.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { setUpStands } from "#lib/set-up/queries.ts";
import { setUpAction } from "./actions.ts";

export const metadata: Metadata = { title: "首次设置", robots: { index: false } };

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await setUpStands(token))) {
    return (
      <ResidentShell>
        <h1>首次设置</h1>
        <Empty title="这个链接已经用过或过期">
          <p>系统已经设置好的，请直接登录。还没有设置的，请重新启动服务，取得新的链接。</p>
        </Empty>
      </ResidentShell>
    );
  }
  return (
    <ResidentShell>
      <PageHead title="首次设置" about="您将成为第一位系统管理员：建立最上级组织，再为各单位、社区建组织、授予岗位。这个链接只能用一次。" />
      <Form action={setUpAction} submit="完成设置" busy="正在设置…">
        <Hidden name="token" value={token} />
        <Field name="organizationName" label="最上级组织名称" hint="例如：某省委直属机关工委" required maxLength={60} />
        <Field name="name" label="您的姓名" required autoComplete="name" maxLength={30} />
        <PhoneField name="phone" label="您的手机号" hint="以后用它和密码登录" required />
        <Field
          name="password"
          type="password"
          label="密码"
          hint="至少 8 个字符，不要用常见的密码"
          required
          autoComplete="new-password"
          maxLength={100}
        />
        <Field name="again" type="password" label="再填一遍密码" required autoComplete="new-password" maxLength={100} />
      </Form>
    </ResidentShell>
  );
}
