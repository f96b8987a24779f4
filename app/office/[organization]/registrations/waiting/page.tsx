import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { buttonClass } from "#app/_ui/button-class.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Checkboxes } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden } from "#app/_ui/form/text-fields.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { maskPhone } from "#lib/masks.ts";
import { memberRegistrations } from "#lib/registrations/queries.ts";
import { acceptTickedAction } from "../actions.ts";

export const metadata: Metadata = { title: "待办名单" };

export default async function WaitingListPage({ params, searchParams }: { params: Promise<{ organization: string }>; searchParams: Promise<{ source?: string; communityId?: string; unitId?: string; after?: string }> }) {
  const { organization } = await params;
  const asked = await searchParams;
  const source = asked.source === "paper" ? "paper" : "online";
  const { communityId, unitId } = asked;
  if (!communityId || !unitId) notFound();
  const { rows, next } = await memberRegistrations(await postHere(organization), { state: "submitted", source, communityId, unitId, after: asked.after });
  const home = `/office/${organization}/registrations`;
  const word = source === "paper" ? "核验" : "接收";
  const place = { source, communityId, unitId };
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }]} />} title={`等待${word}的党员`} about={rows[0] && `${rows[0].unit} → ${rows[0].community}`} />
      {rows.length === 0 ? (
        <Empty title="这份名单已经办完">
          <a href={home}>回到双报到</a>
        </Empty>
      ) : (
        <Sheet>
          <Form
            action={acceptTickedAction.bind(null, organization)}
            submit={`${word}勾选的人`}
            done={`已${word}`}
            aside={
              <button type="submit" name="move" value="return" className={buttonClass()}>
                退回勾选的人…
              </button>
            }
          >
            {Object.entries(place).map(([name, value]) => (
              <Hidden key={name} name={name} value={value} />
            ))}
            <Checkboxes name="registrationIds" label="党员" options={rows.map((row) => ({ value: row.id, label: row.name, hint: maskPhone(row.phone) || "没有电话" }))} />
          </Form>
        </Sheet>
      )}
      <Pager older={next ? `?${new URLSearchParams({ ...place, after: next })}` : undefined} />
    </>
  );
}
