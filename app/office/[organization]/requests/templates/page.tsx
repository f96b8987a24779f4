import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { answerTemplates } from "#lib/answer-templates/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { keepAnswer } from "../settings-actions.ts";

export const metadata: Metadata = { title: "常用答复" };

/** The community's answer templates, put into the answer field by a choice. */
export default async function Templates({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "answer_template.keep")) notFound();
  const templates = await answerTemplates(actor);
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/requests`, label: "居民诉求" }]} />} title="常用答复" about="答复居民和办结时可以插入，插入后还能改。本社区的网格员和办理单位也能用。" />
      {templates.length === 0 && (
        <Empty title="还没有常用答复">
          <p>在下面写第一条，例如“已联系物业”。</p>
        </Empty>
      )}
      {templates.map((each) => (
        <Disclosure key={each.title} summary={each.title}>
          <Form action={keepAnswer} submit="保存" done="已保存" initial={{ text: each.text }}>
            <Hidden name="office" value={organization} />
            <Hidden name="title" value={each.title} />
            <TextArea name="text" label="内容" hint="清空就删去这一条。" rows={3} maxLength={500} />
          </Form>
        </Disclosure>
      ))}
      <Section title="加一条">
        <Form action={keepAnswer} submit="加上" done="已加上" clear>
          <Hidden name="office" value={organization} />
          <Field name="title" label="标题" required maxLength={20} />
          <TextArea name="text" label="内容" required rows={3} maxLength={500} />
        </Form>
      </Section>
    </>
  );
}
