"use client";
import { useState } from "react";
import type { Action } from "#app/_ui/form/answer.ts";
import { Radios, Select, type Options } from "#app/_ui/form/choices.tsx";
import { PhoneForm } from "#app/_ui/form/phone-form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Section } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { partyStanding } from "#db/words.ts";
import type { PastePreviewRow } from "#lib/people/rules.ts";
import { paste, preview } from "../actions.ts";

type Seen = { rows: PastePreviewRow[]; organizationId: string; standing: string; lines: string };

/** Paste, look at every row, then add the good ones. The list is added as it was looked at, not as it was typed on since. */
export function PasteForm({ office, organizations, keys }: { office: string; organizations: Options; keys: [string, string] }) {
  const [seen, setSeen] = useState<Seen | null>(null);
  const look: Action<PastePreviewRow[]> = async (previous, form) => {
    const answer = await preview(previous, form);
    const text = (name: string) => String(form.get(name) ?? "");
    setSeen(answer.ok ? { rows: answer.value, organizationId: text("organizationId"), standing: text("standing"), lines: text("lines") } : null);
    return answer;
  };
  const good = seen?.rows.filter((row) => row.faults.length === 0 && !row.there).length ?? 0;
  return (
    <>
      <PhoneForm action={look} formKey={keys[0]} submit="预览" busy="正在核对…" look={seen ? "plain" : "main"} initial={{ standing: "none" }}>
        <Hidden name="office" value={office} />
        <Select name="organizationId" label="加到哪个组织" required blank="请选择" options={organizations} />
        <Radios name="standing" label="党员身份" options={partyStanding} required inline />
        <TextArea name="lines" label="名单" required rows={8} hint="在 WPS 表格里选中 姓名、电话、生日 三列复制，粘贴到这里。电话和生日可以空着。" />
        <noscript>粘贴名单需要开启 JavaScript；也可以一个一个新增。</noscript>
      </PhoneForm>
      {seen && (
        <Section title={`看到 ${seen.rows.length} 行，可以加入 ${good} 人`}>
          <Table
            caption="名单预览"
            columns={[
              { head: "行", cell: (row) => row.line, numeric: true },
              { head: "姓名", cell: (row) => row.name },
              { head: "电话", cell: (row) => row.phone },
              { head: "生日", cell: (row) => row.birthday },
              { head: "结果", cell: (row) => <Outcome row={row} /> },
            ]}
            rows={seen.rows}
            rowKey={(row) => String(row.line)}
          />
          {good > 0 && (
            <PhoneForm action={paste} formKey={keys[1]} submit={`加入 ${good} 人`} busy="正在加入…">
              <Hidden name="office" value={office} />
              <Hidden name="organizationId" value={seen.organizationId} />
              <Hidden name="standing" value={seen.standing} />
              <Hidden name="lines" value={seen.lines} />
            </PhoneForm>
          )}
        </Section>
      )}
    </>
  );
}

function Outcome({ row }: { row: PastePreviewRow }) {
  if (row.faults.length > 0) return <State tone="late">{row.faults.join("；")}</State>;
  return row.there ? <State tone="calm">已在名单里，跳过</State> : <State tone="ok">可以加入</State>;
}
