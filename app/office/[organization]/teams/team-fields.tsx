import { Check, Checkboxes } from "#app/_ui/form/choices.tsx";
import { Field, NumberField, TextArea } from "#app/_ui/form/text-fields.tsx";
import { sessionKind } from "#db/words.ts";

/** What adding and changing a team both ask. */
export function TeamFields() {
  return (
    <>
      <Field name="name" label="队名" required maxLength={60} />
      <TextArea name="about" label="介绍" rows={3} hint="公开页面上的话，不写志愿者姓名和原职务。" />
      <Checkboxes name="duties" label="职责" options={sessionKind} inline />
      <NumberField name="weekLimit" label="每人每周最多" unit="个岗位" hint="不让一个人太累（志愿服务条例第二十五条：自愿）。" />
      <Check name="public" label="在公开页面显示，接受入队申请" />
    </>
  );
}
