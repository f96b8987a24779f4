import { Check, Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { DateField, Field, Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { honourKind, type HonourKind } from "#db/words.ts";
import { honour, withdrawTheHonour } from "./teams/actions.ts";

/** Whose it is: a team's, a person's, or the organization's itself. */
type Holder = { organizationId: string; teamId?: string; personId?: string };

export function HonourForm({ office, of, kinds }: { office: string; of: Holder; kinds: [HonourKind, ...HonourKind[]] }) {
  return (
    <Form action={honour} submit="登记" initial={{ kind: kinds[0] }}>
      <Hidden name="office" value={office} />
      {Object.entries(of).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      {kinds.length > 1 ? <Radios name="kind" label="类别" options={kinds.map((kind) => ({ value: kind, label: honourKind[kind] }))} required inline /> : <Hidden name="kind" value={kinds[0]} />}
      <Field name="name" label="荣誉名称" required maxLength={100} />
      <Field name="grantedBy" label="由谁授予" maxLength={100} />
      <DateField name="grantedOn" label="授予日期" />
      {!of.personId && <Check name="public" label="在公开页面显示" />}
    </Form>
  );
}

export function WithdrawHonourForm({ office, of, honourId }: { office: string; of: Holder; honourId: string }) {
  return (
    <Form action={withdrawTheHonour} submit="撤下" look="danger">
      <Hidden name="office" value={office} />
      {Object.entries(of).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      <Hidden name="honourId" value={honourId} />
      <TextArea name="reason" label="哪里登记错了" required rows={3} />
    </Form>
  );
}
