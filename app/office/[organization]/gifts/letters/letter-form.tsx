"use client";
import { Select, type Option } from "#app/_ui/form/choices.tsx";
import { FileField } from "#app/_ui/form/file-field.tsx";
import { OfficeForm } from "#app/_ui/form/office-form.tsx";
import { DateField, Field, Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { addThankYouLetterInput } from "#lib/gifts/input.ts";
import { thank } from "../actions.ts";

type LetterProps = { segment: string; organizationId: string; formKey: string; applications: Option[]; sessions: Option[]; application: string; from: string; today: string };

export function LetterForm({ segment, organizationId, formKey, applications, sessions, application, from, today }: LetterProps) {
  return (
    <OfficeForm action={thank} formKey={formKey} schema={addThankYouLetterInput} submit="登记感谢信" initial={{ applicationId: application, from, receivedOn: today }}>
      <Hidden name="segment" value={segment} />
      <Hidden name="organizationId" value={organizationId} />
      <Field name="from" label="谁写来的" hint="学校、单位或家长，不写孩子的姓名" maxLength={60} required />
      <DateField name="receivedOn" label="收到日期" required />
      <FileField name="fileId" label="原件照片或扫描件" hint="JPG、PNG、WebP 或 PDF，不超过 10 MB" kind="thank_you_letter" organization={segment} />
      {applications.length > 0 && <Select name="applicationId" label="感谢的是哪次捐助" options={applications} blank="不对应某份申请" />}
      {sessions.length > 0 && <Select name="sessionId" label="属于哪场活动" options={sessions} blank="不属于某场活动" />}
      <TextArea name="note" label="备注" rows={3} maxLength={500} />
    </OfficeForm>
  );
}
