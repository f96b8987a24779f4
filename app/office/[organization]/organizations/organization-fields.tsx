import { Field, FieldRow, NumberField, PhoneField, TextArea } from "#app/_ui/form/text-fields.tsx";

/** What adding and changing an organization both ask. */
export function OrganizationFields({ police }: { police: boolean }) {
  return (
    <>
      <Field name="name" label="名称" required maxLength={60} hint="用全称；改名不影响以前的记录。" />
      <FieldRow>
        <Field name="shortName" label="简称" maxLength={30} short />
        <NumberField name="officialOrder" label="正式排序" hint="同级里小的在前" />
      </FieldRow>
      <PhoneField name="phone" label="联系电话" />
      {police && <PhoneField name="policePhone" label="社区民警电话" hint="印在签到表上。" />}
      <Field name="address" label="地址" maxLength={200} />
      <TextArea name="about" label="简介" rows={3} />
    </>
  );
}
