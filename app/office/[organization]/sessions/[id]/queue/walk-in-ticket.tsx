import { Checkboxes, Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Field, FieldRow, Hidden, PhoneField } from "#app/_ui/form/text-fields.tsx";
import { Section } from "#app/_ui/sheet.tsx";
import { bookingPriority, matterKind } from "#db/words.ts";
import { ticketTaken } from "./actions.ts";

/** One who comes without a booking gets the next number; everything but the button may be left empty. */
export function WalkInTicket({ office, sessionId }: { office: string; sessionId: string }) {
  return (
    <Section title="现场取号">
      <Form action={ticketTaken} submit="取号" busy="正在取号…" initial={{ priority: "none" }}>
        <Hidden name="office" value={office} />
        <Hidden name="sessionId" value={sessionId} />
        <Radios name="priority" label="照顾" options={{ ...bookingPriority, none: "不需要" }} inline />
        <Checkboxes name="matters" label="要问的事" options={matterKind} inline />
        <FieldRow>
          <Field name="callMe" label="怎么称呼" maxLength={20} autoComplete="off" />
          <PhoneField name="phone" label="电话" hint="可以不填" autoComplete="off" />
        </FieldRow>
      </Form>
    </Section>
  );
}
