import { RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { referralKind } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { courseForResident } from "#lib/case-work/queries.ts";
import { whereToGo } from "#lib/case-work/rules.ts";
import { formatDay, formatInstant } from "#lib/format.ts";

/** After the talk: when somebody asks again, and where to go; what was said stays with the counsellor. */
export async function Afterwards({ actor, id }: { actor: Actor; id: string }) {
  const course = await courseForResident(actor, id);
  if (!course) return null;
  return (
    <Section title="后来">
      <Sheet>
        <Rows label="后来">
          {course.followUps.map((each) => (
            <li key={each.dueOn}>
              <RowHead>
                <span>{each.doneAt ? `${formatInstant(each.doneAt)} 志愿者已再次跟进` : `${formatDay(each.dueOn)} 志愿者再问您一次`}</span>
                <State tone={each.doneAt ? "ok" : "wait"}>{each.doneAt ? "已跟进" : "待跟进"}</State>
              </RowHead>
            </li>
          ))}
          {course.referrals.map((kind) => (
            <li key={kind}>
              <b>{referralKind[kind]}</b>：{whereToGo[kind]}
            </li>
          ))}
          {course.confirmBy && <li>调解协议要司法确认的，双方在 {formatDay(course.confirmBy)} 以前一起向法院申请。</li>}
          <li className="small">您说的话不在这里，只有接待您的志愿者能看。要看、改、删您的内容，或还想问，请打社区电话。{course.closed && "这次咨询已办结。"}</li>
        </Rows>
      </Sheet>
    </Section>
  );
}
