import type { Context } from "#lib/command.ts";
import { env } from "#lib/env.ts";
import { formatInstant, formatSpan } from "#lib/format.ts";
import { announce, issueOneTap } from "#lib/outbox.ts";
import type { MessageKind } from "#db/words.ts";
import type { LoadedShift } from "./facts.ts";

export interface Told {
  personId: string;
  phone: string;
}

interface Saying {
  kind: MessageKind;
  text: string;
  signupId: string;
  once?: string;
  /** A one-tap link of this purpose, until this instant; only for those who have a phone. */
  link?: { purpose: OneTapPurpose; until: Date };
  /** For the phone list even when he has a phone: he didn't answer, or there is no time for an offer. */
  byPhone?: boolean;
}

export type OneTapPurpose = "offer" | "reconfirm";

export async function tell(ctx: Context, shift: LoadedShift, person: Told, saying: Saying): Promise<void> {
  const reachable = person.phone !== "" && !saying.byPhone;
  const token = saying.link && reachable ? await issueOneTap(ctx, person.personId, saying.link.purpose, saying.signupId, saying.link.until) : null;
  await announce(ctx, {
    kind: saying.kind,
    personId: person.personId,
    phone: saying.byPhone ? "" : person.phone,
    organizationId: shift.ownerId,
    subject: "signup",
    subjectId: saying.signupId,
    text: saying.text,
    secret: token ? `${env().PUBLIC_ADDRESS}/a/${token}` : undefined,
    once: saying.once,
  });
}

/** “法律咨询服务”11月25日 周三 09:00–11:30（咨询席，河山区社区 工作室） */
export function nameOf(shift: Pick<LoadedShift, "title" | "name" | "host" | "place" | "startsAt" | "endsAt">): string {
  return `“${shift.title}”${formatSpan(shift.startsAt, shift.endsAt)}（${shift.name}，${[shift.host, shift.place].filter(Boolean).join(" ")}）`;
}

export const words = {
  offer: (shift: LoadedShift, until: Date) => `${nameOf(shift)}空出一个名额，轮到您了。请在 ${formatInstant(until)} 前答复，过时就问下一位。`,
  offerByPhone: (shift: LoadedShift) => `${nameOf(shift)}空出一个名额，时间紧，请打电话问能不能来。`,
  placed: (shift: LoadedShift) => `您候补的${nameOf(shift)}已递补成功。来不了请早些取消。`,
  entered: (shift: LoadedShift, waits: boolean) => (waits ? `已按您的意思候补${nameOf(shift)}，轮到时会告诉您。` : `已按您的意思报名${nameOf(shift)}。`),
  cancelledFor: (shift: LoadedShift) => `已按您的意思取消${nameOf(shift)}的报名。`,
  changed: (shift: LoadedShift, by: Date) => `您报名的场次时间或地点有变，现在是${nameOf(shift)}。请在 ${formatInstant(by)} 前说一声能不能来；没答复也先保留您的名额。`,
  changedWaiting: (shift: LoadedShift) => `您候补的场次时间或地点有变，现在是${nameOf(shift)}。`,
  askByPhone: (shift: LoadedShift) => `${nameOf(shift)}有变动，还没有答复，请打电话问能不能来。`,
  cancelled: (shift: LoadedShift, reason: string) => `${nameOf(shift)}取消了。原因：${reason}。给您添麻烦了。`,
  reminder: (shift: LoadedShift) => `提醒：明天有${nameOf(shift)}。来不了请早些取消或打电话。`,
};
