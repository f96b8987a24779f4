import { type Column, Table } from "#app/_ui/table.tsx";
import { exemptionKind, registrationSource, sessionKind, source } from "#db/words.ts";
import { formatDay, formatInstant, formatMinutes } from "#lib/format.ts";
import type { CommunityRow, DrillRows, MemberRow, RecordRow, ServedRow, SessionRow, UnitRow } from "#lib/participation/queries.ts";

const day = (text: string | null) => (text ? formatDay(text, { year: true, weekday: false }) : "");
/** A number that stays the same for a person and tells nothing else: the tail of his id. */
const numbered = (id: string, name: string | null) => name ?? `编号 ${id.slice(-8)}`;

const members: Column<MemberRow>[] = [
  { head: "人员", cell: (row) => numbered(row.id, row.name) },
  { head: "单位", cell: (row) => row.unit },
  { head: "报到社区", cell: (row) => row.community ?? "未报到" },
  { head: "自", cell: (row) => day(row.since) },
  { head: "方式", cell: (row) => (row.source ? registrationSource[row.source] : "") },
  { head: "免报到", cell: (row) => (row.exempt ? exemptionKind[row.exempt] : "") },
  { head: "本期服务", cell: (row) => (row.tookPart ? "有" : "暂无") },
];
const persons: Column<ServedRow>[] = [
  { head: "人员", cell: (row) => numbered(row.personId, row.name) },
  { head: "单位", cell: (row) => row.unit },
  { head: "人次", cell: (row) => row.visits, numeric: true },
  { head: "时长", cell: (row) => formatMinutes(row.minutes), numeric: true },
];
const records: Column<RecordRow>[] = [
  { head: "日期", cell: (row) => day(row.day) },
  { head: "人员", cell: (row) => numbered(row.personId, row.name) },
  { head: "单位", cell: (row) => row.unit },
  { head: "社区", cell: (row) => row.community ?? "" },
  { head: "内容", cell: (row) => row.session ?? row.what ?? "" },
  { head: "时长", cell: (row) => formatMinutes(row.minutes), numeric: true },
  { head: "来源", cell: (row) => `${source[row.source]}${row.manual ? "（手工）" : ""}${row.unitVerified ? "，单位核验" : ""}` },
  { head: "记录时间", cell: (row) => formatInstant(row.recordedAt, { year: true }) },
];
const sessions: Column<SessionRow>[] = [
  { head: "日期", cell: (row) => day(row.day) },
  { head: "场次", cell: (row) => `${sessionKind[row.kind]}　${row.title}` },
  { head: "主办", cell: (row) => row.owner },
  { head: "承办", cell: (row) => row.host },
  { head: "参与人次", cell: (row) => row.visits, numeric: true },
  { head: "时长", cell: (row) => formatMinutes(row.minutes), numeric: true },
  { head: "服务群众", cell: (row) => row.peopleServed, numeric: true },
  { head: "解决问题", cell: (row) => row.problemsSolved, numeric: true },
  { head: "记录时间", cell: (row) => (row.recordedAt ? formatInstant(row.recordedAt, { year: true }) : "") },
];
const communities: Column<CommunityRow>[] = [
  { head: "社区", cell: (row) => row.name },
  { head: "街道", cell: (row) => row.street ?? "" },
  { head: "参与人次", cell: (row) => row.visits, numeric: true },
  { head: "时长", cell: (row) => formatMinutes(row.minutes), numeric: true },
];
const units: Column<UnitRow>[] = [
  { head: "单位", cell: (row) => row.unit },
  { head: "社区", cell: (row) => row.community },
  { head: "自", cell: (row) => day(row.since) },
  { head: "方式", cell: (row) => registrationSource[row.source] },
  { head: "记录时间", cell: (row) => formatInstant(row.recordedAt, { year: true }) },
];

export function DrillTable({ found }: { found: DrillRows }) {
  const key = (row: { id: string }) => row.id;
  const caption = "数字背后的记录";
  switch (found.kind) {
    case "members":
      return <Table caption={caption} columns={members} rows={found.rows} rowKey={key} />;
    case "persons":
      return <Table caption={caption} columns={persons} rows={found.rows} rowKey={key} />;
    case "records":
      return <Table caption={caption} columns={records} rows={found.rows} rowKey={key} />;
    case "sessions":
      return <Table caption={caption} columns={sessions} rows={found.rows} rowKey={key} />;
    case "communities":
      return <Table caption={caption} columns={communities} rows={found.rows} rowKey={key} />;
    case "units":
      return <Table caption={caption} columns={units} rows={found.rows} rowKey={key} />;
  }
}
