import { DateField, Field, FieldRow, PhoneField } from "#app/_ui/form/text-fields.tsx";

/** What adding and changing a person both ask: identity, contact, number (志愿服务条例 art. 7), and nothing more. */
export function PersonFields() {
  return (
    <>
      <FieldRow>
        <Field name="name" label="姓名" required maxLength={30} autoComplete="off" short />
        <PhoneField name="phone" label="手机" autoComplete="off" hint="夫妻可以共用；没有就空着。" />
      </FieldRow>
      <DateField name="birthday" label="出生日期" hint="用来按年龄安排合适的时长。" />
      <Field name="volunteerNumber" label="志愿者编号" maxLength={40} autoComplete="off" hint="全国志愿服务信息系统里的编号，没有就空着。" />
      <Field name="formerCourt" label="原任职法院" maxLength={60} autoComplete="off" hint="退休法官填写，用来回避原单位办过的案件。" />
    </>
  );
}
