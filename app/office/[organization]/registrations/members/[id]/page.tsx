import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { registrationSource } from "#db/words.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import { memberRegistrationPage } from "#lib/registrations/queries.ts";
import { acceptMembersAction } from "../../actions.ts";
import { RegistrationStateWord } from "../../states.tsx";

export const metadata: Metadata = { title: "党员报到" };

const day = (value: string | null) => value && formatDay(value, { year: true, weekday: false });

export default async function MemberRegistrationPage({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const row = await memberRegistrationPage(await postHere(organization), id);
  if (!row) notFound();
  const home = `/office/${organization}/registrations`;
  const place = { source: row.source, communityId: row.communityId, unitId: row.unitId };
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: "双报到" }]} />} title={`${row.name} → ${row.community}`} about={row.unit}>
        {row.may.end && <LinkButton href={`${home}/members/${id}/ending`}>结束报到</LinkButton>}
        {row.may.move && <LinkButton href={`${home}/members/${id}/transfer`}>转到另一个社区</LinkButton>}
        {row.may.submit && <LinkButton look="main" href={`${home}/members/new?person=${row.personId}`}>修改后再提交</LinkButton>}
        {row.may.decide && <LinkButton href={`${home}/waiting/return?${new URLSearchParams({ ...place, id })}`}>退回</LinkButton>}
        {row.may.decide && <Tap action={acceptMembersAction.bind(null, organization)} fields={{ ...place, "registrationIds[]": id }} label={row.source === "paper" ? "核验通过" : "接收"} />}
      </PageHead>
      <Sheet>
        <Facts
          facts={[
            ["状态", <RegistrationStateWord key="state" state={row.state} />],
            ["方式", registrationSource[row.source]],
            ["电话", row.phone],
            ["提交", formatInstant(row.submittedAt, { year: true })],
            ["起算", day(row.fromDay)],
            ["结束", day(row.toDay)],
            ["原因", row.reason],
            ["盖章报到单", row.slipFileId && <a key="slip" href={`/api/files/${row.slipFileId}`}>看照片</a>],
          ]}
        />
      </Sheet>
      {row.history.length > 0 && (
        <Section title="其他报到">
          <Sheet>
            <Rows label="其他报到">
              {row.history.map((other) => (
                <li key={other.id}>
                  <RowHead>
                    <span>
                      {other.community}　<small>{day(other.fromDay)} 至 {day(other.toDay) || "今"}</small>
                    </span>
                    <RegistrationStateWord state={other.state} source={other.source} />
                  </RowHead>
                </li>
              ))}
            </Rows>
          </Sheet>
        </Section>
      )}
    </>
  );
}
