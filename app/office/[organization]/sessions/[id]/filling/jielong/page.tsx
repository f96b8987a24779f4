import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { formKey } from "#app/_ui/form/form.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { formatTimes } from "#lib/format.ts";
import { filling } from "#lib/signups/queries.ts";
import { enterList } from "../actions.ts";
import { readJielong } from "./actions.ts";
import { JielongForm } from "./jielong-form.tsx";

export const metadata: Metadata = { title: "粘贴接龙" };

export default async function Jielong({ params, searchParams }: { params: Promise<{ organization: string; id: string }>; searchParams: Promise<{ shift?: string }> }) {
  const [{ organization, id }, { shift }] = await Promise.all([params, searchParams]);
  const board = await filling(await postHere(organization), id);
  if (!board?.may.proxy) notFound();
  const home = `/office/${organization}/sessions`;
  const shifts = board.shifts.map((one) => ({ value: one.shiftId, label: `${one.name} ${formatTimes(one.startsAt, one.endsAt)}（${one.taken}/${one.capacity}）` }));
  return (
    <>
      <PageHead
        above={<Breadcrumb trail={[{ href: home, label: "场次" }, { href: `${home}/${id}`, label: board.shifts[0]?.title ?? "场次" }, { href: `${home}/${id}/filling`, label: "报名和填人" }]} />}
        title="粘贴接龙"
        about="从群里复制整段接龙贴进来，先看对得上谁，再代报名。"
      />
      <JielongForm read={readJielong.bind(null, organization)} enter={enterList.bind(null, organization)} shifts={shifts} shiftId={shift ?? shifts[0]?.value ?? ""} keys={[formKey(), formKey()]} />
    </>
  );
}
