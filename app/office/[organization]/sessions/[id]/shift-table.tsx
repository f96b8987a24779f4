import { Table } from "#app/_ui/table.tsx";
import { speciality, validityKind, type Speciality, type ValidityKind } from "#db/words.ts";
import { formatTimes } from "#lib/format.ts";
import { Filled } from "../session-state.tsx";

interface Line {
  id: string;
  name: string;
  startsAt: Date;
  endsAt: Date;
  capacity: number;
  taken: number;
  waiting: number;
  speciality: Speciality | null;
  asks: ValidityKind | null;
}

export function ShiftTable({ shifts }: { shifts: Line[] }) {
  return (
    <Table<Line>
      caption="岗位"
      rows={shifts}
      rowKey={(line) => line.id}
      columns={[
        { head: "岗位", cell: (line) => line.name },
        { head: "时间", cell: (line) => formatTimes(line.startsAt, line.endsAt) },
        { head: "要求", cell: (line) => [line.speciality && `${speciality[line.speciality]}专长`, line.asks && `${validityKind[line.asks]}有效`].filter(Boolean).join("，") || "不要求" },
        { head: "报名", cell: (line) => <Filled row={line} /> },
      ]}
    />
  );
}
