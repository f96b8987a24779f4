import Link from "next/link";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Table } from "#app/_ui/table.tsx";
import { organizationKind, type OrganizationKind } from "#db/words.ts";

type Child = { id: string; kind: OrganizationKind; name: string; phone: string; below: number };

/** What stands directly under an organization, in official order. */
export function Children({ home, rows, may, parentId }: { home: string; rows: readonly Child[]; may: { addKinds: readonly OrganizationKind[] }; parentId: string }) {
  const add = may.addKinds.length > 0 && (
    <div>
      <LinkButton href={`${home}/new?parent=${parentId}`}>新增下级组织</LinkButton>
    </div>
  );
  return (
    <>
      <Table
        caption="下级组织"
        columns={[
          { head: "名称", cell: (row) => <Link href={`${home}/${row.id}`} prefetch={false}>{row.name}</Link> },
          { head: "类别", cell: (row) => organizationKind[row.kind] },
          { head: "电话", cell: (row) => row.phone },
          { head: "下级", cell: (row) => row.below || "", numeric: true },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <Empty title="下面还没有组织">
            {may.addKinds.length > 0 && <p>可以新增：{may.addKinds.map((kind) => organizationKind[kind]).join("、")}。</p>}
          </Empty>
        }
      />
      {add}
    </>
  );
}
