import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Check, Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { counsellorsOf } from "#lib/cases/queries.ts";
import { formatSpan } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { log } from "../actions.ts";
import { CaseFields } from "../case-fields.tsx";
import { Told } from "../told.tsx";

export const metadata: Metadata = { title: "登记一位" };

export default async function NewCase({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const actor = await personHere();
  const { session: id, source } = await searchParams;
  const held = isId(id) ? await counsellorsOf(actor, id) : null;
  if (!held) notFound();
  const paper = source === "paper";
  return (
    <>
      <PageHead title={paper ? "补登纸质登记表" : "登记一位"} about={`${held.session.title}　${formatSpan(held.session.startsAt, held.session.endsAt)}`} />
      <Section title="先告知，得到同意再开始">
        <Sheet>
          <Told />
        </Sheet>
      </Section>
      <Form action={log} submit="登记" busy="正在登记…">
        <Hidden name="sessionId" value={held.session.id} />
        <Hidden name="source" value={paper ? "paper" : "on_site"} />
        <Check name="consent" label={paper ? "居民已在表上勾选同意" : "居民听了上面的话，表示同意"} />
        <Check name="noConflict" label="接待的志愿者和各方没有关系，也不是原任职法院办过的事" />
        {held.me === null && (
          <Select name="counsellorId" label="哪位志愿者接待的" required blank="请选择" options={held.counsellors.map((each) => ({ value: each.id, label: each.name }))} />
        )}
        <CaseFields />
      </Form>
    </>
  );
}
