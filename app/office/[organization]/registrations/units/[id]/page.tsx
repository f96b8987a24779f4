import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { PageHead, Sheet } from "#app/_ui/sheet.tsx";
import { registrationSource } from "#db/words.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import { unitRegistrationPage } from "#lib/registrations/queries.ts";
import { acceptUnitAction } from "../../actions.ts";
import { RegistrationStateWord } from "../../states.tsx";

export const metadata: Metadata = { title: "单位报到" };

export default async function UnitRegistrationPage({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const row = await unitRegistrationPage(await postHere(organization), id);
  if (!row) notFound();
  const home = `/office/${organization}/registrations`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }]} />} title={`${row.unit} → ${row.community}`}>
        {row.may.end && <LinkButton href={`${home}/units/${id}/ending`}>结束报到</LinkButton>}
        {row.may.return && <LinkButton href={`${home}/units/${id}/return`}>退回</LinkButton>}
        {row.may.submit && <LinkButton look="main" href={`${home}/units/new`}>修改后再提交</LinkButton>}
        {row.may.accept && <Tap action={acceptUnitAction.bind(null, organization)} fields={{ registrationId: id }} label={row.source === "paper" ? "核验通过" : "接收报到"} />}
      </PageHead>
      <Sheet>
        <Facts
          facts={[
            ["状态", <RegistrationStateWord key="state" state={row.state} source={row.source} />],
            ["方式", registrationSource[row.source]],
            ["联系人", row.contactName],
            ["联系电话", row.contactPhone],
            ["提交", formatInstant(row.submittedAt, { year: true })],
            ["起算", row.fromDay && formatDay(row.fromDay, { year: true, weekday: false })],
            ["结束", row.toDay && formatDay(row.toDay, { year: true, weekday: false })],
            ["原因", row.reason],
            ["盖章报到单", row.slipFileId && <a key="slip" href={`/api/files/${row.slipFileId}`}>看照片</a>],
          ]}
        />
      </Sheet>
    </>
  );
}
