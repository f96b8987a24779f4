import type { ReactNode } from "react";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import type { Action } from "#app/_ui/form/answer.ts";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";

type ReasonPageProps = { organization: string; request: { id: string; number: string }; title: string; says: ReactNode; action: Action; submit: string; fields: Record<string, string>; children?: ReactNode };

/** What hurts: what will happen, to whom, and why. */
export function ReasonPage({ organization, request, title, says, action, submit, fields, children }: ReasonPageProps) {
  return (
    <>
      <RequestHead organization={organization} request={request} title={title} />
      <Notice tone="wait">{says}</Notice>
      <Form action={action} submit={submit} look="danger">
        <Hidden name="office" value={organization} />
        {Object.entries(fields).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        {children}
        <TextArea name="reason" label="原因" rows={3} maxLength={200} required />
      </Form>
    </>
  );
}

export function RequestHead({ organization, request, title, about }: { organization: string; request: { id: string; number: string }; title: string; about?: string }) {
  const home = `/office/${organization}/requests`;
  return <PageHead above={<Breadcrumb trail={[{ href: home, label: "居民诉求" }, { href: `${home}/${request.id}`, label: request.number }]} />} title={title} about={about} />;
}
