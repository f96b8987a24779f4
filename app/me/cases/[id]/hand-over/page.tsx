import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { whoMayTakeOver } from "#lib/hand-overs/queries.ts";
import { handOverRule } from "#lib/hand-overs/rules.ts";
import { isId } from "#lib/ids.ts";
import { handOver } from "../../actions.ts";

export const metadata: Metadata = { title: "移交" };

export default async function HandOver({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const people = isId(id) ? await whoMayTakeOver(await personHere(), id) : null;
  if (!people) notFound();
  return (
    <>
      <PageHead title="移交给另一位志愿者" />
      <Notice>{handOverRule}</Notice>
      {people.length === 0 ? (
        <Empty title="队里没有别的法律咨询志愿者" />
      ) : (
        <Form action={handOver} submit="请他接手">
          <Hidden name="caseId" value={id} />
          <Select name="toId" label="请谁接手" required blank="请选择" options={people.map((each) => ({ value: each.id, label: each.name }))} />
        </Form>
      )}
    </>
  );
}
