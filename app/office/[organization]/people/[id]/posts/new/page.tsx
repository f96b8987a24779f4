import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Filters, FilterText } from "#app/_ui/filters.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, FieldRow, Hidden } from "#app/_ui/form/text-fields.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { organizationKind, role } from "#db/words.ts";
import { isId } from "#lib/ids.ts";
import { homeChoices } from "#lib/organizations/queries.ts";
import { personPage } from "#lib/people/queries.ts";
import { rolesAt } from "#lib/posts/rules.ts";
import { holdsAction } from "#lib/reach.ts";
import { grant } from "../../../actions.ts";

export const metadata: Metadata = { title: "授予岗位" };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function GrantPost({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const page = isId(id) && holdsAction(actor, "post.grant") ? await personPage(actor, id) : null;
  if (!page || page.endedAt) notFound();
  const { q } = await searchParams;
  const organizations = await homeChoices(actor, q);
  const kinds = [...new Set(organizations.map((one) => one.kind))];
  const roles = [...new Set(kinds.flatMap((kind) => rolesAt(kind)))];
  return (
    <>
      <PageHead title={`授予 ${page.name} 岗位`} about="岗位管到这个组织和它的下级，到期自动结束，也可以随时收回。" />
      <Filters submit="找组织" clear={q ? `/office/${organization}/people/${id}/posts/new` : undefined}>
        <FilterText name="q" label="组织名称" value={q} />
      </Filters>
      <Form action={grant} submit="授予" initial={{ fromDay: page.today, organizationId: organizations.length === 1 ? organizations[0]?.id : page.organizationId }}>
        <Hidden name="office" value={organization} />
        <Hidden name="personId" value={id} />
        <Select name="organizationId" label="在哪个组织" required blank="请选择" options={organizations.map((one) => ({ value: one.id, label: `${one.name}（${organizationKind[one.kind]}）` }))} />
        <Select name="role" label="岗位" required blank="请选择" options={roles.map((one) => ({ value: one, label: role[one] }))} />
        <FieldRow>
          <DateField name="fromDay" label="从" />
          <DateField name="toDay" label="到" hint="空着就是不限期" />
        </FieldRow>
      </Form>
    </>
  );
}
