import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, Hidden } from "#app/_ui/form/text-fields.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Section, Sheet } from "#app/_ui/sheet.tsx";
import { partyStanding } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import type { unitJoinings } from "#lib/joining/queries.ts";
import { decide } from "./actions.ts";

/** Who came by a unit's link: confirmed he is an in-service member from today, and his registration is submitted. */
export function Arrivals({ office, rows }: { office: string; rows: Awaited<ReturnType<typeof unitJoinings>> }) {
  return rows.map((row) => (
    <Section key={row.id} title={`${row.name}　加入 ${row.unitName}`} aside={<span className="small">{formatInstant(row.submittedAt)}</span>}>
      <Sheet>
        <Facts
          facts={[
            ["手机", row.phone],
            ["现在登记在", row.standsAt ? `${row.standsAt}（${partyStanding[row.standing ?? "none"]}），确认后转到本单位` : "没有单位"],
            ["要报到的社区", row.communityName ?? "没有选，以后自己报到"],
          ]}
        />
        <Form action={decide} submit="办理" initial={{ decision: "accept" }}>
          <Hidden name="office" value={office} />
          <Hidden name="joiningId" value={row.id} />
          <Radios name="decision" label="是本单位在职党员吗" options={{ accept: "是，确认", return: "不是，退回" }} inline />
          <Field name="reason" label="退回的原因" maxLength={200} />
        </Form>
      </Sheet>
    </Section>
  ));
}
