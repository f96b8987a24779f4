import type { Action } from "#app/_ui/form/answer.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";

/** What hurts asks why, on a page of its own. */
export function ReasonForm({ action, segment, fields, submit }: { action: Action; segment: string; fields: Record<string, string>; submit: string }) {
  return (
    <Form action={action} submit={submit} look="danger">
      <Hidden name="segment" value={segment} />
      {Object.entries(fields).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      <TextArea name="reason" label="原因" hint="会记入操作记录" rows={3} maxLength={200} required />
    </Form>
  );
}
