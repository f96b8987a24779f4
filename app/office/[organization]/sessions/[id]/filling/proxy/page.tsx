import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { FilterText, Filters } from "#app/_ui/filters.tsx";
import { Check } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { formatSpan } from "#lib/format.ts";
import { candidates, keptNames, type Candidate } from "#lib/signups/queries.ts";
import { enterProxy } from "../actions.ts";

export const metadata: Metadata = { title: "代报名" };
type Query = { shift?: string; find?: string; name?: string };

export default async function ProxySignUp({ params, searchParams }: { params: Promise<{ organization: string; id: string }>; searchParams: Promise<Query> }) {
  const [{ organization, id }, { shift: shiftId = "", find = "", name = "" }] = await Promise.all([params, searchParams]);
  const actor = await postHere(organization);
  const [found, names] = await Promise.all([candidates(actor, shiftId, find), name ? keptNames(actor, id) : []]);
  if (!found || found.shift.sessionId !== id) notFound();
  const { shift, people, more } = found;
  const home = `/office/${organization}/sessions`;
  const kept = names.find((one) => one.id === name && one.shiftId === shiftId);
  const keep = `?shift=${shiftId}${kept ? `&name=${kept.id}` : ""}`;
  const full = shift.taken >= shift.capacity;
  const able = people.filter((one) => one.unfit.every((reason) => reason.soft));
  const unable = people.filter((one) => one.unfit.some((reason) => !reason.soft));
  return (
    <>
      <PageHead
        above={<Breadcrumb trail={[{ href: home, label: "场次" }, { href: `${home}/${id}`, label: shift.title }, { href: `${home}/${id}/filling`, label: "报名和填人" }]} />}
        title={`代报名：${shift.name}`}
        about={formatSpan(shift.startsAt, shift.endsAt)}
      />
      <Notice tone={full ? "wait" : "calm"}>{full ? "名额已满，代报名会排进候补。" : "先问过本人。没有本人同意，谁也不能替他报名。"}</Notice>
      {kept && (
        <Notice tone="wait" title={`接龙里写的是“${kept.name}”`}>
          {[kept.note, "问清楚是哪一位，找到他再代报名，这个名字就落实了。不在队里的人先办入队。"].filter(Boolean).join("　")}
        </Notice>
      )}
      <Filters keep={{ shift: shiftId, name: kept?.id }} clear={find ? keep : undefined}>
        <FilterText name="find" label="姓名、拼音" value={find} />
      </Filters>
      {able.length === 0 ? (
        <Empty title={find ? "没有找到适合的队员" : "队里没有别的人适合"}>
          <p>下面写着每个人为什么不适合；不在队里的人先办入队。</p>
        </Empty>
      ) : (
        <Section title="可以代报名的">
          <Sheet>
            <Rows label="可以代报名的">
              {able.map((one) => (
                <Able key={one.personId} one={one} organization={organization} sessionId={id} shiftId={shiftId} nameId={kept?.id} />
              ))}
            </Rows>
          </Sheet>
        </Section>
      )}
      {unable.length > 0 && (
        <Disclosure summary={`还有 ${unable.length} 人不适合，看原因`}>
          <Rows label="不适合的">
            {unable.map((one) => (
              <li key={one.personId}>
                <b>{one.name}</b>
                <p className="small">{one.unfit.map((reason) => reason.says).join("；")}</p>
              </li>
            ))}
          </Rows>
        </Disclosure>
      )}
      {more && <p className="small">只列出前 60 人，请输入姓名再找。</p>}
    </>
  );
}

function Able({ one, organization, sessionId, shiftId, nameId }: { one: Candidate; organization: string; sessionId: string; shiftId: string; nameId?: string | undefined }) {
  const soft = one.unfit.length > 0;
  return (
    <li>
      <RowHead>
        <b>{one.name}</b>
        {soft && <State tone="wait">要写理由</State>}
      </RowHead>
      {soft && <p className="small">{one.unfit.map((reason) => reason.says).join("；")}</p>}
      <Disclosure summary={soft ? "写理由，代报名" : "代报名"}>
        <Form action={enterProxy.bind(null, organization, sessionId)} submit="代报名" busy="正在报名…">
          <Hidden name="shiftId" value={shiftId} />
          <Hidden name="personId" value={one.personId} />
          {nameId && <Hidden name="nameId" value={nameId} />}
          <Check name="agreed" label="本人已同意" />
          {soft && <Field name="overruleReason" label="放宽的理由" required maxLength={200} hint="会留在操作记录里。" />}
        </Form>
      </Disclosure>
    </li>
  );
}
