import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { itemKind, type ItemKind } from "#db/words.ts";
import { itemCommunities, itemDetail } from "#lib/list-items/queries.ts";
import { change, propose, withdraw } from "./actions.ts";
import { aboutOf, pathOf } from "./kinds.ts";

type Of = { kind: ItemKind; organization: string };

function ItemFields() {
  return (
    <>
      <Field name="title" label="标题" hint="一句话说清要什么。" required maxLength={40} />
      <TextArea name="words" label="说明" hint="单位和党员看得到：不写居民的姓名、门牌和电话。" rows={4} maxLength={500} required />
      <Field name="placeText" label="在哪里" hint="写到小区就行。" maxLength={60} />
    </>
  );
}

export async function NewItemPage({ kind, organization }: Of) {
  const communities = await itemCommunities(await postHere(organization));
  const [only] = communities;
  if (!only) notFound();
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/${pathOf[kind]}`, label: itemKind[kind] }]} />} title={`登记${itemKind[kind]}`} about={aboutOf[kind]} />
      <Form action={propose} submit="登记，下一步发布">
        <Hidden name="office" value={organization} />
        <Hidden name="kind" value={kind} />
        {communities.length === 1 ? <Hidden name="communityId" value={only.id} /> : <Select name="communityId" label="社区" required blank="请选择" options={communities.map((each) => ({ value: each.id, label: each.name }))} />}
        <ItemFields />
      </Form>
    </>
  );
}

export async function ChangeItemPage({ kind, organization, id }: Of & { id: string }) {
  const item = await itemDetail(await postHere(organization), id);
  if (item?.kind !== kind || !item.mayDo.change) notFound();
  const home = `/office/${organization}/${pathOf[kind]}`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: itemKind[kind] }, { href: `${home}/${id}`, label: item.title }]} />} title={`修改${itemKind[kind]}`} />
      <Form action={change} submit="保存" initial={{ title: item.title, words: item.words, placeText: item.placeText }}>
        <Hidden name="office" value={organization} />
        <Hidden name="itemId" value={id} />
        <Hidden name="version" value={String(item.version)} />
        <ItemFields />
      </Form>
    </>
  );
}

export async function WithdrawItemPage({ kind, organization, id }: Of & { id: string }) {
  const item = await itemDetail(await postHere(organization), id);
  if (item?.kind !== kind || !item.mayDo.withdraw) notFound();
  const home = `/office/${organization}/${pathOf[kind]}`;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: home, label: itemKind[kind] }, { href: `${home}/${id}`, label: item.title }]} />} title={`撤回${itemKind[kind]}`} />
      <Notice tone="wait">{`单位和党员不再看到它，不能再认领${item.claimedBy ? `；${item.claimedBy}的认领随之结束，请告诉他们` : ""}${item.request ? "。来自的诉求上会记下“没有办成”，由主办单位另想办法" : ""}。`}</Notice>
      <Form action={withdraw} submit="撤回" look="danger">
        <Hidden name="office" value={organization} />
        <Hidden name="itemId" value={id} />
        <TextArea name="reason" label="原因" rows={3} maxLength={200} required />
      </Form>
    </>
  );
}
