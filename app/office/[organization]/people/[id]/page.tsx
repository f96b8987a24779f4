import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, RowHead, Rows, Section } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { membershipState, partyStanding, role, speciality } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { personPage } from "#lib/people/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { honoursOf } from "#lib/teams/queries.ts";
import { HonourRows } from "../../honour-rows.tsx";
import { Validities } from "./validities.tsx";

export const metadata: Metadata = { title: "人员" };

const day = (text: string) => formatDay(text, { year: true, weekday: false });

export default async function Person({ params }: { params: Promise<{ organization: string; id: string }> }) {
  const { organization, id } = await params;
  const actor = await postHere(organization);
  const page = (isId(id) ? await personPage(actor, id) : null) ?? notFound();
  const honours = await honoursOf(actor, { personId: id });
  const office = `/office/${organization}`;
  const here = `${office}/people/${id}`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `${office}/people`, label: "人员" }]} />} title={page.name} about={page.organizationName}>
        {page.may.change && <LinkButton look="quiet" href={`${here}/ending`}>停用</LinkButton>}
        {page.may.card && <LinkButton look="quiet" href={`${here}/card`}>登录卡</LinkButton>}
        {page.may.change && <LinkButton href={`${here}/move`}>转单位</LinkButton>}
        {page.may.change && <LinkButton href={`${here}/change`}>修改</LinkButton>}
      </PageHead>
      {page.endedAt && <Notice tone="wait">已于 {formatInstant(page.endedAt, { year: true })} 停用。</Notice>}
      <Facts
        facts={[
          ["手机", page.phone || "没有手机，请用电话名单或纸质方式"],
          ["出生日期", page.birthday && day(page.birthday)],
          ["志愿者编号", page.volunteerNumber],
          ["原任职法院", page.formerCourt],
          ["休息", page.restsFrom && page.restsUntil && page.restsUntil >= page.today && `${day(page.restsFrom)} 至 ${day(page.restsUntil)}`],
        ]}
      />
      {page.may.change && <p className="small"><Link href={`${here}/rest`} prefetch={false}>代他登记休息</Link></p>}
      <Section title="志愿队">
        {page.memberships.length === 0 && <p className="small">还没有加入志愿队。可以在“志愿服务队”里代办入队。</p>}
        <Rows>
          {page.memberships.map((row) => (
            <li key={row.id}>
              <RowHead>
                <Link href={`${office}/teams/${row.teamId}`} prefetch={false}>{row.teamName}</Link>
                <State tone={row.state === "approved" ? "ok" : row.state === "applied" ? "wait" : "calm"}>{membershipState[row.state]}</State>
              </RowHead>
            </li>
          ))}
        </Rows>
      </Section>
      <Section title="服务专长" aside={page.may.recognise && <Link href={`${here}/specialities/new`} prefetch={false}>认定专长</Link>}>
        {page.specialities.length === 0 && <p className="small">还没有认定的专长。</p>}
        <Rows>
          {page.specialities.map((row) => (
            <li key={row.id}>
              <RowHead>
                <span>
                  {speciality[row.speciality]}　<small>{formatDay(dayOf(row.recognisedAt), { year: true, weekday: false })} 认定　{row.document}</small>
                </span>
                {page.may.recognise && <Link href={`${here}/specialities/${row.id}/ending`} prefetch={false}>取消</Link>}
              </RowHead>
            </li>
          ))}
        </Rows>
      </Section>
      <Section title="聘书、保险、培训" aside={page.may.recognise && <Link href={`${here}/validities/new`} prefetch={false}>登记一项</Link>}>
        <Validities rows={page.validities} today={page.today} here={page.may.recognise ? here : null} />
      </Section>
      <Section title="荣誉" aside={honours.keeps && !page.endedAt && <Link href={`${here}/honours/new`} prefetch={false}>登记荣誉</Link>}>
        <HonourRows rows={honours.rows} here={honours.keeps ? here : null} />
      </Section>
      <Section title="岗位" aside={!page.endedAt && holdsAction(actor, "post.grant") && <Link href={`${here}/posts/new`} prefetch={false}>授予岗位</Link>}>
        {page.posts.length === 0 && <p className="small">没有岗位。</p>}
        <Rows>
          {page.posts.map((row) => (
            <li key={row.id}>
              <RowHead>
                <span>
                  {role[row.role]}　{row.organizationName} <State tone={row.stands ? "ok" : "calm"}>{row.stands ? "在岗" : row.endedAt ? "已收回" : "未到或已过期"}</State>
                  <br />
                  <small>
                    {day(row.fromDay)} 起{row.toDay && `，至 ${day(row.toDay)}`}
                    {row.endReason && `　${row.endReason}`}
                  </small>
                </span>
                {row.mayEnd && <Link href={`${here}/posts/${row.id}/ending`} prefetch={false}>收回</Link>}
              </RowHead>
            </li>
          ))}
        </Rows>
      </Section>
      {page.units.length > 0 && (
        <Section title="党员身份">
          <Rows>
            {page.units.map((row) => (
              <li key={row.id}>
                  <p>
                  {row.organizationName}　{partyStanding[row.standing]}　<small>{day(row.fromDay)} 起{row.toDay && `，至 ${day(row.toDay)}`}</small>
                </p>
              </li>
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
