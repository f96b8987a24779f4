"use client";
import type { Action } from "#app/_ui/form/answer.ts";
import { Check, Checkboxes, type Option, Radios, Select } from "#app/_ui/form/choices.tsx";
import { FormFrame } from "#app/_ui/form/frame.tsx";
import { startValue } from "#app/_ui/form/initial.ts";
import { PhoneForm } from "#app/_ui/form/phone-form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { useAnswer } from "#app/_ui/form/use-answer.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Section, Sheet } from "#app/_ui/sheet.tsx";
import type { Preview, PreviewLine } from "./actions.ts";

type JielongFormProps = { read: Action<Preview>; enter: Action; shifts: Option[]; shiftId: string; keys: [string, string] };

/** Two steps on one page, so that what was pasted and the names nobody has stay in sight until they are dealt with. */
export function JielongForm({ read, enter, shifts, shiftId, keys }: JielongFormProps) {
  const first = useAnswer(read, keys[0]);
  const refused = first.answer && !first.answer.ok ? first.answer : null;
  const preview = first.answer?.ok ? first.answer.value : null;
  return (
    <>
      <FormFrame state={first} errors={refused?.fields ?? {}} value={(name) => startValue(name, refused?.values, { shiftId })} onSend={(form, then) => first.send(form, then)} submit="看对得上谁" busy="正在认名字…" look={preview ? "plain" : "main"}>
        <Select name="shiftId" label="报到哪个岗位" required options={shifts} />
        <TextArea name="text" label="接龙" required rows={8} hint="整段贴进来就行，标题和时间会跳过。对不上的名字会记在场次页上，直到落实。" placeholder={"1. 赵老师\n2. 钱老师"} />
      </FormFrame>
      {preview && <Found key={JSON.stringify(preview)} preview={preview} enter={enter} formKey={keys[1]} />}
    </>
  );
}

function Found({ preview, enter, formKey }: { preview: Preview; enter: Action; formKey: string }) {
  const single = preview.lines.flatMap((line) => (line.kind === "matched" && line.people[0] ? [{ line, one: line.people[0] }] : []));
  const able = single.filter(({ one }) => !one.already && one.why === "");
  const already = single.filter(({ one }) => one.already);
  const unfit = single.filter(({ one }) => !one.already && one.why !== "");
  const ambiguous = preview.lines.filter((line) => line.kind === "ambiguous");
  const unmatched = preview.lines.filter((line) => line.kind === "unmatched");
  return (
    <>
      <Section title={`认出 ${preview.lines.length} 个名字`}>
        {preview.full && <Notice tone="wait">名额已满，下面的人会按接龙的先后排进候补。</Notice>}
        {able.length + ambiguous.length > 0 ? (
          <Sheet>
            <PhoneForm action={enter} formKey={formKey} submit="代报名" busy="正在报名…" done="已代报名，并给每个人发了消息。没报上的名字留在下面，也记在场次页上。">
              <Hidden name="shiftId" value={preview.shiftId} />
              {able.length > 0 && <Checkboxes name="personIds" label="对上的队员" options={able.map(({ line, one }) => ({ value: one.personId, label: one.name, hint: saidOf(line, one.name) }))} defaultValue={able.map(({ one }) => one.personId)} />}
              {ambiguous.map((line) => (
                <Radios key={line.line} name={`line${line.line}`} label={`“${line.name}”有 ${line.people.length} 位，是哪一位？`} options={[...line.people.filter((one) => !one.already && one.why === "").map((one) => ({ value: one.personId, label: one.name })), { value: "no", label: "都不是，先不报" }]} defaultValue="no" />
              ))}
              <Check name="agreed" label="接龙是本人接的，或问过本人同意" />
            </PhoneForm>
          </Sheet>
        ) : (
          <Notice tone="wait">没有可以代报名的人，看看下面的原因。</Notice>
        )}
      </Section>
      <Left title="队里没有的名字" lines={unmatched.map((line) => ({ name: line.name, says: [line.note, "已记在场次页上。核对姓名，或先办入队再代报名"].filter(Boolean).join("　") }))} />
      <Left title="不适合这个岗位" lines={unfit.map(({ line, one }) => ({ name: line.name, says: one.why }))} />
      <Left title="已经报过" lines={already.map(({ line }) => ({ name: line.name, says: "" }))} />
    </>
  );
}

function saidOf(line: PreviewLine, name: string): string | undefined {
  return [line.name === name ? "" : `接龙写的是“${line.name}”`, line.note && `备注：${line.note}`].filter(Boolean).join("，") || undefined;
}

function Left({ title, lines }: { title: string; lines: { name: string; says: string }[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={`${title}（${lines.length}）`}>
      <ul>
        {lines.map((line) => (
          <li key={line.name}>
            <b>{line.name}</b> <small>{line.says}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
