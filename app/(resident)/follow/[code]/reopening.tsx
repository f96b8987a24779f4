import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { saysItIsBack } from "./actions.ts";

export function Reopening({ code }: { code: string }) {
  return (
    <Disclosure summary="问题又出现了">
      <Form action={saysItIsBack} submit="请再办一次" look="plain">
        <Hidden name="code" value={code} />
        <TextArea name="reason" label="现在是什么情况" hint="例如：昨天下雨又返水了" required rows={3} maxLength={300} />
      </Form>
    </Disclosure>
  );
}
