import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { standingHere } from "#app/_session/actor.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Field } from "#app/_ui/form/text-fields.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { Actions, PageHead, Section } from "#app/_ui/sheet.tsx";
import { choosePersonAction } from "#app/sign-in/actions.ts";
import { isChoosing, personsToChoose } from "#lib/sign-in/queries.ts";
import { joinAsNewAction } from "../actions.ts";
import { JoiningFields } from "../joining-fields.tsx";
import { openedLink } from "../opened.ts";

export const metadata: Metadata = { title: "您是哪一位", robots: { index: false } };

export default async function JoinWhoPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const page = await openedLink(token);
  const standing = await standingHere();
  if (!isChoosing(standing)) redirect(`/join/${token}`);
  const known = await personsToChoose(standing);
  return (
    <ResidentShell>
      <PageHead title={known.length > 0 ? "第三步：您是哪一位？" : "第三步：您的姓名"} about={`加入${page.name}`} />
      {known.length > 0 && (
        <Section title="这个手机号已登记">
          <Actions>
            {known.map((one) => (
              <Tap key={one.id} action={choosePersonAction} label={`我是${one.name}`} look="plain" fields={{ personId: one.id, next: `/join/${token}` }} />
            ))}
          </Actions>
        </Section>
      )}
      <Section title={known.length > 0 ? "都不是，我第一次来" : "第一次来"}>
        <Form action={joinAsNewAction.bind(null, token)} submit={page.kind === "team" ? "申请入队" : "提交，等单位确认"} busy="正在提交…" aside={<Link href={`/join/${token}?other=1`}>换个号码</Link>}>
          <Field name="name" label="姓名" required maxLength={30} autoComplete="name" />
          <JoiningFields kind={page.kind} />
        </Form>
      </Section>
    </ResidentShell>
  );
}
