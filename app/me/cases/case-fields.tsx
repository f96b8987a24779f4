import { Checkboxes, Radios, Select } from "#app/_ui/form/choices.tsx";
import { DateField, Field, NumberField, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Section } from "#app/_ui/sheet.tsx";
import { matterKind, matterOutcome, procedureStage, referralKind } from "#db/words.ts";
import style from "./cases.module.css";

/** The ticks of a case, and the words behind a fold: ticks are enough. */
export function CaseFields({ wordsOpen = false }: { wordsOpen?: boolean }) {
  return (
    <>
      <Radios name="stage" label="是否已进入诉讼、执行、仲裁、信访程序？" options={procedureStage} required inline hint="已进入程序的，只告知程序（12368、12348、法律援助、信访窗口），不评论案件，不收材料。" />
      <Section title="问了什么，结果怎样">
        <p className="small">问到的事项选一个结果，没问到的不用管。一次问几件就选几件。</p>
        <div className={style.matters}>
          {Object.entries(matterKind).map(([kind, word]) => (
            <Select key={kind} name={`matter.${kind}`} label={word} options={matterOutcome} blank="没有问" />
          ))}
        </div>
      </Section>
      <NumberField name="minutes" label="用了多少分钟" unit="分钟" required />
      <Checkboxes name="referrals" label="转介到（没有就不选）" options={referralKind} inline />
      <DateField name="followUpOn" label="哪天跟进（不需要就空着）" />
      <Disclosure summary="写下几句（可以不写）" open={wordsOpen}>
        <p className="small">只有接待的志愿者和记录员能看，每次查看都留记录。请不要写身份证号。</p>
        <Field name="who" label="怎么称呼" autoComplete="off" />
        <TextArea name="facts" label="情况" />
        <TextArea name="advice" label="怎么答复的" />
      </Disclosure>
    </>
  );
}
