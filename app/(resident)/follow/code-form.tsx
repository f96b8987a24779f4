import { Form } from "#app/_ui/form/form.tsx";
import { CodeField } from "#app/_ui/form/text-fields.tsx";
import { openFollow } from "./actions.ts";

export function CodeForm() {
  return (
    <Form action={openFollow} submit="查看" busy="正在查…">
      <CodeField name="code" label="查询码" hint="12 位数字，中间有没有空格都可以" required autoComplete="off" maxLength={40} placeholder="0000 0000 0000" />
    </Form>
  );
}
