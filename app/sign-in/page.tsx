import type { Metadata } from "next";
import Link from "next/link";
import { whoHere } from "#app/_session/actor.ts";
import { buttonClass } from "#app/_ui/button-class.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden, PhoneField } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { codesReachPeople } from "#lib/sign-in/queries.ts";
import { safeNext } from "#lib/sign-in/rules.ts";
import { askForCodeAction, enterPasswordAction, signOutAction } from "./actions.ts";
import { DemonstrationPersons } from "./demonstration-persons.tsx";

export const metadata: Metadata = { title: "登录" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = safeNext((await searchParams).next) ?? "";
  const who = await whoHere();
  const again = who !== null && !who.freshForPosts && next.startsWith("/office");
  return (
    <ResidentShell who={who?.name}>
      <PageHead title="登录" about="志愿者登录后 90 天内不用再登录。" />
      {again && <Notice tone="wait">岗位上 8 小时没有操作或满 7 天，要重新登录一次，登录后回到刚才的页面。</Notice>}
      {who && !again && (
        <Notice title={`您已经登录：${who.name}`}>
          <Link href={next || "/me"} prefetch={false}>
            继续
          </Link>
        </Notice>
      )}
      {codesReachPeople() && (
        <Section title="用手机号登录">
          <Form action={askForCodeAction} submit="获取验证码" busy="正在发送…">
            <Hidden name="next" value={next} />
            <PhoneField name="phone" label="手机号" required />
          </Form>
        </Section>
      )}
      <Section title="用密码登录（岗位工作人员）">
        <Form action={enterPasswordAction} submit="登录" busy="正在登录…" look={codesReachPeople() ? "plain" : "main"}>
          <Hidden name="next" value={next} />
          <PhoneField name="phone" label="手机号" required autoComplete="username" />
          <Field name="password" type="password" label="密码" required autoComplete="current-password" maxLength={200} />
        </Form>
      </Section>
      <Section title="有登录卡">
        <p>用手机相机或微信扫登录卡上的二维码，再点“是我，登录”。没有卡，可请社区、支部或单位联络员打印一张。</p>
      </Section>
      <DemonstrationPersons next={next} />
      {who && (
        <form action={signOutAction}>
          <button type="submit" className={buttonClass("quiet")}>
            退出登录
          </button>
        </form>
      )}
    </ResidentShell>
  );
}
