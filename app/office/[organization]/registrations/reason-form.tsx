import { Form } from "#app/_ui/form/form.tsx";
import type { Action } from "#app/_ui/form/answer.ts";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Sheet } from "#app/_ui/sheet.tsx";

/** What hurts: says what will happen, takes the reason. */
export function ReasonForm({ action, fields, will, submit, label = "原因" }: { action: Action; fields: readonly (readonly [string, string])[]; will: string; submit: string; label?: string }) {
  return (
    <Sheet>
      <Notice tone="wait">{will}</Notice>
      <Form action={action} submit={submit} look="danger">
        {fields.map(([name, value]) => (
          <Hidden key={`${name} ${value}`} name={name} value={value} />
        ))}
        <TextArea name="reason" label={label} hint="对方会看到这句话" required rows={3} maxLength={200} />
      </Form>
    </Sheet>
  );
}
