import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import type { walkInChoices } from "#lib/attendance/queries.ts";
import { formatTimes } from "#lib/format.ts";
import { walkedIn } from "./actions.ts";

/** 现场补登: a member who came without a sign-up. */
export function WalkIn({ choices, organization }: { choices: NonNullable<Awaited<ReturnType<typeof walkInChoices>>>; organization: string }) {
  const free = choices.shifts.filter((shift) => shift.free > 0);
  return (
    <Disclosure summary="有队员没报名就来了？现场补登">
      {free.length === 0 ? (
        <p>名额已满。请先在场次页加名额，再补登。</p>
      ) : choices.members.length === 0 ? (
        <p>队员都已在名单上。不是队员的，请先办入队。</p>
      ) : (
        <Form action={walkedIn} submit="补登并签到" busy="正在补登…" done="已补登并签到" clear>
          <Hidden name="organization" value={organization} />
          <Select name="personId" label="队员" required blank="请选择" options={choices.members.map((member) => ({ value: member.id, label: member.name }))} />
          <Select name="shiftId" label="岗位" required options={free.map((shift) => ({ value: shift.id, label: `${shift.name} ${formatTimes(shift.startsAt, shift.endsAt)}，还缺 ${shift.free} 人` }))} />
          <Field name="overruleReason" label="放宽路程或时长上限的理由" hint="一般不用填；系统提示超出上限、确要安排时再写。" maxLength={200} />
        </Form>
      )}
    </Disclosure>
  );
}
