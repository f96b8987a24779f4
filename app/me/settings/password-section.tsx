import { Form } from "#app/_ui/form/form.tsx";
import { Field } from "#app/_ui/form/text-fields.tsx";
import { Section } from "#app/_ui/sheet.tsx";
import { setPasswordAction } from "./actions.ts";

export function PasswordSection({ hasPassword }: { hasPassword: boolean }) {
  return (
    <Section title="岗位密码">
      <p className="small">有岗位的人可以用手机号加密码登录。忘了原密码，用验证码或登录卡重新登录，10 分钟内可以直接设新的。</p>
      <Form action={setPasswordAction} submit={hasPassword ? "修改密码" : "设置密码"} look="plain" done="密码已保存" clear>
        {hasPassword && <Field name="current" type="password" label="原密码" autoComplete="current-password" maxLength={200} />}
        <Field
          name="password"
          type="password"
          label="新密码"
          hint="至少 8 个字符，不要用常见的密码"
          required
          autoComplete="new-password"
          maxLength={100}
        />
        <Field name="again" type="password" label="再填一遍新密码" required autoComplete="new-password" maxLength={100} />
      </Form>
    </Section>
  );
}
