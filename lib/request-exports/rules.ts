import { outsideSystem, requestCategory, requestState, requestVia, urgency, type OutsideSystem, type RequestCategory, type RequestState, type RequestVia, type Urgency } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import { z } from "zod";

/** What a day's list can hold, by the names that a setting keeps; the community chooses, renames and orders them. */
export const exportColumns = {
  number: "编号",
  received: "受理时间",
  via: "来源",
  outside: "外部编号",
  callMe: "称呼",
  phone: "电话",
  community: "社区",
  grid: "网格",
  place: "地点",
  category: "类别",
  urgency: "紧急程度",
  words: "诉求内容",
  due: "办理期限",
  owner: "主办",
  state: "状态",
  overdue: "是否超期",
  answered: "首次答复",
  resolved: "办结时间",
  result: "办理结果",
  solved: "回访：解决了吗",
  satisfied: "回访：满意吗",
} as const;
export type ExportColumn = keyof typeof exportColumns;
export interface ChosenColumn {
  name: ExportColumn;
  head: string;
}

export const EXPORT_SETTING = "request_export_columns";
const names = Object.keys(exportColumns) as [ExportColumn, ...ExportColumn[]];
/** Without a setting: what a desk reads aloud, and nobody's telephone. */
const usual: ExportColumn[] = ["number", "received", "via", "outside", "place", "category", "words", "due", "owner", "state", "overdue", "result"];

/** The columns as the setting keeps them; what it doesn't know is left out, none at all means the usual ones. */
export function chosenColumns(value: unknown): ChosenColumn[] {
  const read = z.array(z.object({ name: z.enum(names), head: z.string() })).safeParse(value);
  return read.success && read.data.length > 0 ? read.data : usual.map((name) => ({ name, head: exportColumns[name] }));
}

/** A request as its line of the list has it; what a resident said of himself only for who may read it. */
export interface ExportRow {
  number: string;
  receivedAt: Date;
  via: RequestVia;
  outsideSystem: OutsideSystem | null;
  outsideNumber: string | null;
  callMe: string;
  phone: string;
  community: string;
  grid: string;
  place: string | null;
  placeText: string;
  category: RequestCategory;
  urgency: Urgency;
  words: string;
  dueAt: Date;
  owner: string | null;
  state: RequestState;
  overdue: boolean;
  firstAnswerAt: Date | null;
  resolvedAt: Date | null;
  result: string | null;
  solved: string;
  satisfied: string;
}

/** What one cell says: words as on the screens, empty where there is nothing. */
export function cellOf(row: ExportRow, name: ExportColumn): string {
  const at = (instant: Date | null) => (instant ? formatInstant(instant, { year: true }) : "");
  switch (name) {
    case "received":
      return at(row.receivedAt);
    case "via":
      return requestVia[row.via];
    case "outside":
      return row.outsideNumber ? `${outsideSystem[row.outsideSystem as OutsideSystem]} ${row.outsideNumber}` : "";
    case "place":
      return [row.place, row.placeText].filter(Boolean).join(" ");
    case "category":
      return requestCategory[row.category];
    case "urgency":
      return urgency[row.urgency];
    case "due":
      return at(row.dueAt);
    case "state":
      return requestState[row.state];
    case "overdue":
      return row.overdue ? "已超期" : "";
    case "answered":
      return at(row.firstAnswerAt);
    case "resolved":
      return at(row.resolvedAt);
    default:
      return row[name] ?? "";
  }
}
