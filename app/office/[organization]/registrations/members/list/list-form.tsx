"use client";
import { useActionState } from "react";
import type { Action } from "#app/_ui/form/answer.ts";
import { Select, type Option } from "#app/_ui/form/choices.tsx";
import { PhoneForm } from "#app/_ui/form/phone-form.tsx";
import { Check } from "#app/_ui/form/choices.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import style from "#app/_ui/form/form.module.css";
import { buttonClass } from "#app/_ui/button-class.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Table } from "#app/_ui/table.tsx";
import type { Preview } from "./preview.ts";

type ListFormProps = { look: (before: Preview | null, form: FormData) => Promise<Preview>; send: Action<unknown>; unitId: string; communities: readonly Option[]; formKey: string };

/** First what each row means, then the same text is submitted; both work as plain posts. */
export function ListForm({ look, send, unitId, communities, formKey }: ListFormProps) {
  const [preview, show] = useActionState<Preview | null, FormData>(look, null);
  const wrong = preview?.rows.filter((row) => row.error !== null).length ?? 0;
  return (
    <>
      <form action={show} className={style.form} key={preview?.text ?? ""}>
        <Hidden name="unitId" value={unitId} />
        <TextArea name="text" label="名单" hint="一行一人，可以带表头；姓名中间的空格会去掉" rows={10} defaultValue={preview?.text ?? ""} required />
        <Select name="communityId" label="没写社区的人，都报到" blank="每行都写了社区" options={communities} defaultValue={preview?.communityId ?? ""} />
        <p>
          <button type="submit" className={buttonClass(preview && wrong === 0 ? "plain" : "main")}>
            看一看会怎么办
          </button>
        </p>
      </form>
      {preview && (
        <>
          <Notice tone={wrong > 0 ? "wait" : "ok"}>
            共 {preview.rows.length} 行：{preview.rows.length - wrong - preview.already} 行可以提交{preview.added > 0 && `（其中新增 ${preview.added} 人）`}，{preview.already} 行已经报到{wrong > 0 && `，${wrong} 行需要修改`}。
          </Notice>
          <Table
            caption="名单预览"
            rows={preview.rows}
            rowKey={(row) => String(row.line)}
            columns={[
              { head: "行", cell: (row) => row.line },
              { head: "姓名", cell: (row) => row.name || "—" },
              { head: "电话", cell: (row) => row.phone || "—" },
              { head: "社区", cell: (row) => row.community || "—" },
              { head: "会怎么办", cell: (row) => <span role={row.error ? "alert" : undefined}>{row.error ?? row.says}</span> },
            ]}
          />
          {preview.rows.length > wrong + preview.already && (
            <PhoneForm<unknown> action={send} formKey={formKey} submit={`提交 ${preview.rows.length - wrong - preview.already} 人的报到`}>
              <Hidden name="unitId" value={unitId} />
              <Hidden name="communityId" value={preview.communityId} />
              <Hidden name="text" value={preview.text} />
              {wrong > 0 && <Check name="skipErrors" label={`先提交没有问题的，${wrong} 行以后再说`} />}
            </PhoneForm>
          )}
        </>
      )}
    </>
  );
}
