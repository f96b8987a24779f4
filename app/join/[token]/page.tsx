import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { actorHere, standingHere, whoHere } from "#app/_session/actor.ts";
import { clientAddress } from "#app/_session/client-address.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { PhoneField } from "#app/_ui/form/text-fields.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { Section } from "#app/_ui/sheet.tsx";
import { joiningPage } from "#lib/joining/queries.ts";
import { linkTroubles } from "#lib/joining/rules.ts";
import { codesReachPeople, isChoosing } from "#lib/sign-in/queries.ts";
import { askForNumberAction } from "./actions.ts";
import { Standing } from "./standing.tsx";
import { WhatItIs } from "./what-it-is.tsx";

export const metadata: Metadata = { title: "加入", robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ other?: string }> };

/** Opening it changes nothing, since scanners open links. */
export default async function JoinPage({ params, searchParams }: Props) {
  const { token } = await params;
  const other = (await searchParams).other === "1";
  const [page, who, standing] = [await joiningPage(await actorHere(), token, await clientAddress()), await whoHere(), await standingHere()];
  if (page === null || page === "too_many") {
    return (
      <ResidentShell who={who?.name}>
        <h1>加入链接</h1>
        {page === null ? (
          <Empty title="没有找到这个加入链接">
            <p>链接可能没有复制完整。请重新扫码，或向发链接的人要一个新的。</p>
          </Empty>
        ) : (
          <Empty title="试的次数太多">
            <p>请过 15 分钟再打开。</p>
          </Empty>
        )}
      </ResidentShell>
    );
  }
  if (page.state !== "open") {
    return (
      <ResidentShell who={who?.name}>
        <h1>加入{page.name}</h1>
        <Empty title={linkTroubles[page.state]}>
          <p>
            {page.state === "closed" ? "如有疑问，请联系" : "想加入，请向发链接的人要一个新的，或联系"}
            {page.organizationName}
            {page.phone && `：${page.phone}`}。
          </p>
        </Empty>
      </ResidentShell>
    );
  }
  if (isChoosing(standing) && !other) redirect(`/join/${token}/who`);
  return (
    <ResidentShell who={who?.name}>
      <WhatItIs page={page} />
      {who && page.mine && !other ? (
        <Section title={who.name}>
          <Standing token={token} page={page} mine={page.mine} />
          <p className="small">
            不是您本人？<Link href={`/join/${token}?other=1`} prefetch={false}>换一个人加入</Link>
          </p>
        </Section>
      ) : (
        <Section title="第一步：您的手机号">
          {codesReachPeople() ? (
            <Form action={askForNumberAction.bind(null, token)} submit="获取验证码" busy="正在发送…">
              <PhoneField name="phone" label="手机号" required hint="只用来登录和收通知。老伴合用一个手机号，也可以各自加入。" />
            </Form>
          ) : (
            <p>这里没有接通短信。请联系{page.organizationName}代办{page.phone && `：${page.phone}`}。</p>
          )}
          <p className="small">
            我们保存姓名和手机号，用来联系您、记录服务。详见<Link href="/privacy">隐私说明</Link>。
          </p>
        </Section>
      )}
    </ResidentShell>
  );
}
