import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Checkboxes } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { keys, matterKind } from "#db/words.ts";
import { matterInWords } from "#lib/bookings/rules.ts";
import { changeMatters } from "../booking-actions.ts";
import { bookingByCode } from "../held.ts";

export const metadata: Metadata = { title: "加一件要问的事", robots: { index: false } };

export default async function Matters({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const { held } = await bookingByCode(code);
  if (!held.mayDo.change) redirect(`/follow/${code}`);
  return (
    <>
      <PageHead title="加一件要问的事" about="事情多了要用的时间长，如果后面紧接着有人，会请您另选时间。" />
      <Form action={changeMatters.bind(null, code)} submit="保存" initial={{ matters: held.matters }} aside={<Link href={`/follow/${code}`} prefetch={false}>不改了，回去</Link>}>
        <Checkboxes name="matters" label="想问什么事？" options={keys(matterKind).map((kind) => ({ value: kind, label: matterInWords[kind], hint: matterKind[kind] }))} />
      </Form>
    </>
  );
}
