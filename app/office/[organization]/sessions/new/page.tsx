import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { formKey } from "#app/_ui/form/form.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { addDays, dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { holdsAction } from "#lib/reach.ts";
import { sessionStart } from "#lib/requests/queries.ts";
import { planChoices } from "#lib/sessions/queries.ts";
import { defaultShifts } from "#lib/sessions/rules.ts";
import { draft } from "../actions.ts";
import { PlanForm } from "../plan-form.tsx";

export const metadata: Metadata = { title: "新建场次" };

export default async function NewSession({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<{ request?: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "session.plan")) notFound();
  const choices = await planChoices(actor);
  const from = await sessionStart(actor, (await searchParams).request);
  const only = choices.hosts.length === 1 ? choices.hosts[0]?.id : "";
  const kind = from ? "neighbourhood" : "consultation";
  const shifts = defaultShifts(kind).map((line) => ({ ...line, asks: "", from: "", to: "" }));
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/sessions`, label: "场次" }]} />} title="新建场次" about="先存成草稿，看过居民看到的样子再发布。" />
      {choices.teams.length === 0 ? (
        <Empty title="还没有志愿服务队">
          <p>场次由一支志愿服务队来办，请先建队。</p>
          <LinkButton href={`/office/${organization}/teams`}>去建队</LinkButton>
        </Empty>
      ) : (
        <PlanForm
          action={draft.bind(null, organization)}
          formKey={formKey()}
          choices={choices}
          {...(from && { requestId: from.id })}
          initial={{ kind, teamId: choices.teams[0]?.id, hostId: from?.communityId ?? only, placeId: "", ...from?.plan, waits: true, day: addDays(dayOf(await now()), 7), from: "09:00", to: "11:30", shifts }}
          submit="存成草稿，下一步看样子"
        />
      )}
    </>
  );
}
