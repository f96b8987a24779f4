import { Field, FieldRow, NumberField, TextArea } from "#app/_ui/form/text-fields.tsx";

/** How a talk at a school went: counts and the school's words, no child's name. */
export function TalkFields() {
  return (
    <>
      <FieldRow>
        <Field name="classes" label="班级" hint="例如：四至六年级" maxLength={100} />
        <NumberField name="pupils" label="学生人数" required unit="人" hint="只记人数，包括在服务群众人次里" />
      </FieldRow>
      <TextArea name="pupilFeedback" label="学校的反馈" rows={3} maxLength={1000} hint="老师和学生说了什么；不写孩子的姓名。以后收到的也可以再补。" />
    </>
  );
}
