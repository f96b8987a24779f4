import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { PageHead } from "#app/_ui/sheet.tsx";
import { honoursOf } from "#lib/teams/queries.ts";
import { isId } from "#lib/ids.ts";
import { personPage } from "#lib/people/queries.ts";
import { WithdrawHonourForm } from "../../../../../honour-forms.tsx";

export const metadata: Metadata = { title: "撤下荣誉" };

export default async function WithdrawHonour({ params }: { params: Promise<{ organization: string; id: string; honour: string }> }) {
  const { organization, id, honour } = await params;
  const actor = await postHere(organization);
  const page = isId(id) ? await personPage(actor, id) : null;
  const held = page ? await honoursOf(actor, { personId: id }) : null;
  const row = held?.keeps ? held.rows.find((one) => one.id === honour && one.endedAt === null) : undefined;
  if (!page || !row) notFound();
  return (
    <>
      <PageHead title={`撤下荣誉“${row.name}”`} about="原来的登记和撤下的原因都留着。请再登记一条对的。" />
      <WithdrawHonourForm office={organization} of={{ organizationId: page.organizationId ?? "", personId: id }} honourId={honour} />
    </>
  );
}
