import { Field, FieldRow, NumberField, TextArea } from "#app/_ui/form/text-fields.tsx";

/** What the parties agreed on: asked alike when it is drafted, changed and renewed. */
export function AgreedFields() {
  return (
    <>
      <FieldRow>
        <Field name="studio" label="工作室名称" hint="例如：法律咨询工作室；没有就空着" maxLength={60} />
        <NumberField name="plannedSessions" label="每年计划场次" unit="场" hint="协议没约定就空着" />
      </FieldRow>
      <TextArea name="branchGives" label="甲方提供" rows={2} hint="人员、时间、专长" />
      <TextArea name="communityGives" label="乙方提供" rows={2} hint="场地、桌椅、宣传、预约" />
      <TextArea name="terms" label="其他内容" rows={5} />
    </>
  );
}

type Agreed = { endsOn: string | null; studio: string; plannedSessions: number | null; branchGives: string; communityGives: string; terms: string };

/** The stored agreement as those fields begin. */
export function agreedOf({ endsOn, studio, plannedSessions, branchGives, communityGives, terms }: Agreed) {
  return { endsOn: endsOn ?? "", studio, plannedSessions: plannedSessions ?? "", branchGives, communityGives, terms };
}
