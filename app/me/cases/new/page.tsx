import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { personHere } from "#app/_session/actor.ts";
import { Check, Radios, Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { matterKind, procedureStage } from "#db/words.ts";
import { ticketAtDesk, turnedAway } from "#lib/case-intake/queries.ts";
import { counsellorsOf } from "#lib/cases/queries.ts";
import { formatSpan } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { begin, log } from "../actions.ts";
import { CaseFields } from "../case-fields.tsx";
import { Told } from "../told.tsx";

export const metadata: Metadata = { title: "登记一位" };

export default async function NewCase({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const actor = await personHere();
  const { session: asked, booking, source, again } = await searchParams;
  const ticket = booking ? await ticketAtDesk(actor, booking) : null;
  if (booking && !ticket) notFound();
  const before = again ? await turnedAway(actor, again) : null;
  if (again && !before) notFound();
  const id = before?.sessionId ?? ticket?.sessionId ?? asked;
  const held = isId(id) ? await counsellorsOf(actor, id) : null;
  if (!held) notFound();
  const paper = source === "paper";
  const counsellor = held.me === null && !ticket && <Select name="counsellorId" label="哪位志愿者接待的" required blank="请选择" options={held.counsellors.map((each) => ({ value: each.id, label: each.name }))} />;
  return (
    <>
      <PageHead title={paper ? "补登纸质登记表" : before ? "请第二个人核定同名" : ticket ? `${ticket.ticket} 号` : "登记一位"} about={ticket ? `${ticket.desk}　想问：${ticket.matters.map((kind) => matterKind[kind]).join("、")}` : `${held.session.title}　${formatSpan(held.session.startsAt, held.session.endsAt)}`} />
      <Section title={paper ? "告知的内容" : "第一步：读给他听，得到同意再开始"}>
        <Sheet>
          <Told />
        </Sheet>
      </Section>
      {paper ? (
        <Form action={log} submit="登记" busy="正在登记…">
          <Hidden name="sessionId" value={held.session.id} />
          <Check name="consent" label="居民已在表上勾选同意" />
          <Check name="noConflict" label="接待的志愿者和各方没有关系，也不是原任职法院办过的事" />
          {counsellor}
          <CaseFields />
        </Form>
      ) : (
        <Form action={begin} submit="核对，开始接待" busy="正在核对…">
          <Hidden name="sessionId" value={held.session.id} />
          <Hidden name="bookingId" value={ticket?.bookingId ?? ""} />
          <Check name="consent" label="居民听了上面的话，表示同意" />
          {counsellor}
          <Section title="第二步：当面问清是谁的事">
            <p className="small">只用来核对回避，加密保存，不公开。到这里为止，先不要听事情的内容。</p>
            <Field name="asker" label="咨询人姓名" required autoComplete="off" />
            <Field name="other" label="对方姓名（单位写全称）" autoComplete="off" />
            <Check name="noOther" label="没有对方，或不知道是谁" />
            <Field name="companion" label="陪同人姓名（没有就空着）" autoComplete="off" hint="一起来的继承人，也可能就是对方" />
            <Radios name="stage" label="是否已进入诉讼、执行、仲裁、信访程序？" options={procedureStage} required inline />
            <Field name="fileNumber" label="案号（有就照材料抄）" autoComplete="off" hint="例如（2021）甘0105民初1234号" />
          </Section>
          {before ? (
            <>
              <Hidden name="againId" value={before.id} />
              <Hidden name="asks" value="yes" />
              <TextArea name="word" label="怎么看出只是同名、不是同一个人" required rows={2} hint="加密保存；第二个人看不到姓名，会当面或打电话问您" />
            </>
          ) : (
            <>
              <TextArea name="word" label="核对以后怎么看（名字相近、同名时才填）" rows={2} />
              <Check name="asks" label="和我的关系人同名，但不是同一个人，请第二个人核定" hint="支部书记或隐私负责人核定以前，请居民稍等，先不要听内容" />
            </>
          )}
          <Check name="avoids" label="我和一方有关系，或不便接待，需要回避" />
        </Form>
      )}
    </>
  );
}
