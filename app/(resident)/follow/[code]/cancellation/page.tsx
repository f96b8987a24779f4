import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Form } from "#app/_ui/form/form.tsx";
import { Field } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { formatInstant } from "#lib/format.ts";
import { cancelIt } from "../booking-actions.ts";
import { bookingByCode } from "../held.ts";

export const metadata: Metadata = { title: "取消预约", robots: { index: false } };

export default async function Cancellation({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const { held } = await bookingByCode(code);
  if (!held.mayDo.cancel) redirect(`/follow/${code}`);
  return (
    <>
      <PageHead title="取消预约" about={held.slotAt ? `取消 ${formatInstant(held.slotAt)} 的预约，时间让给候补的人。` : "取消候补。"} />
      <Form action={cancelIt.bind(null, code)} submit="确定取消" busy="正在取消…" look="danger" aside={<Link href={`/follow/${code}`} prefetch={false}>不取消，回去</Link>}>
        <Field name="reason" label="原因" hint="可以不填" maxLength={100} />
      </Form>
    </>
  );
}
