import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Timeline } from "#app/_ui/timeline.tsx";
import { claimState, itemKind, itemState, type ItemKind } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import { itemDetail } from "#lib/list-items/queries.ts";
import { claim, deliver, publish, release } from "./actions.ts";
import { itemTones } from "./item-list.tsx";
import { pathOf } from "./kinds.ts";

/** One 需求 or 微心愿: its words, who has it, and what comes next for this office. */
export async function ItemPage({ kind, organization, id }: { kind: ItemKind; organization: string; id: string }) {
  const actor = await postHere(organization);
  const item = await itemDetail(actor, id);
  if (item?.kind !== kind) notFound();
  const home = `/office/${organization}/${pathOf[kind]}`;
  const { mayDo } = item;
  const fields = { office: organization, itemId: id };
  const hidden = (
    <>
      <Hidden name="office" value={organization} />
      <Hidden name="itemId" value={id} />
    </>
  );
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: itemKind[kind] }]} />} title={item.title} about={[item.community, item.placeText].filter(Boolean).join(" · ")}>
        {mayDo.withdraw && <LinkButton href={`${home}/${id}/withdrawal`}>撤回</LinkButton>}
        {mayDo.change && <LinkButton href={`${home}/${id}/change`}>修改</LinkButton>}
        {mayDo.publish && <Tap action={publish} label="发布" done="已发布" fields={fields} />}
        {mayDo.claim && <Tap action={claim} label="本组织认领" done="已认领" fields={{ ...fields, organizationId: actor.post.organizationId }} />}
      </PageHead>
      {mayDo.publish && <Notice tone="wait">还没有发布，只有社区看得到。发布前请看一遍：有没有居民的姓名、门牌和电话。</Notice>}
      <Sheet>
        <p>
          <State tone={itemTones[item.state]}>{itemState[item.state]}</State>
        </p>
        <p>{item.words}</p>
        <Facts
          facts={[
            ["登记", formatInstant(item.madeAt)],
            ["发布", item.publishedAt && formatInstant(item.publishedAt)],
            ["来自诉求", item.request && <Link key="request" href={`/office/${organization}/requests/${item.request.id}`} prefetch={false}>{item.request.number}</Link>],
            ["撤回原因", item.endReason],
          ]}
        />
      </Sheet>
      {mayDo.end && (
        <Section title="下一步">
          <Disclosure summary="做完了" open>
            <Form action={deliver} submit="登记完成" done="已登记完成">
              {hidden}
              <TextArea name="note" label="做了什么" hint="不写居民姓名和门牌；来自诉求的，居民看得到。" rows={3} maxLength={300} required />
            </Form>
          </Disclosure>
          <Disclosure summary="做不了，退回">
            <Form action={release} submit="退回" done="已退回，别人可以认领">
              {hidden}
              <TextArea name="reason" label="原因" rows={2} maxLength={200} required />
            </Form>
          </Disclosure>
        </Section>
      )}
      {item.claims.length > 0 && (
        <Section title="认领经过">
          <Timeline moments={item.claims.map((each) => ({ key: each.id, when: formatInstant(each.claimedAt), what: `${each.who ?? "一名党员或志愿者"}认领`, state: { tone: each.state === "delivered" ? ("ok" as const) : ("calm" as const), word: claimState[each.state] }, ...(each.endedAt && { who: formatInstant(each.endedAt) }), more: each.note ? <p>{each.note}</p> : undefined }))} />
        </Section>
      )}
    </>
  );
}
