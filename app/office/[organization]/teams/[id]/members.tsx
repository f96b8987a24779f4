import Link from "next/link";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterSelect } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { Table } from "#app/_ui/table.tsx";
import { membershipState, speciality, type MembershipState, type Speciality } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";

type Row = { id: string; personId: string; name: string; phone: string; organizationName: string | null; note: string; reason: string | null; decidedAt: Date | null; specialities: readonly Speciality[] };

/** A team's people in one state, page by page. */
export function Members({ office, teamId, state, rows, next, mayEnd }: { office: string; teamId: string; state: MembershipState; rows: readonly Row[]; next: string | undefined; mayEnd: boolean }) {
  return (
    <>
      <Filters>
        <FilterSelect name="state" label="状态" value={state} options={membershipState} all="已入队" />
      </Filters>
      <Table
        caption="队员"
        columns={[
          { head: "姓名", cell: (row) => <Link href={`${office}/people/${row.personId}`} prefetch={false}>{row.name}</Link> },
          { head: "电话", cell: (row) => row.phone || "没有手机" },
          { head: "所属", cell: (row) => row.organizationName },
          { head: "专长", cell: (row) => row.specialities.map((one) => speciality[one]).join("、") },
          { head: "说明", cell: (row) => row.reason ?? row.note },
          { head: "办理时间", cell: (row) => row.decidedAt && formatInstant(row.decidedAt, { year: true }) },
          { head: "办理", cell: (row) => mayEnd && state === "approved" && <Link href={`${office}/teams/${teamId}/members/${row.id}/ending`} prefetch={false}>退队</Link> },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <Empty title={`没有“${membershipState[state]}”的人`}>
            <p>请把招募页发到微信群，或点“代办入队”。</p>
          </Empty>
        }
      />
      <Pager older={next} />
    </>
  );
}
