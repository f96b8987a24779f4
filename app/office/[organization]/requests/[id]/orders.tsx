import { Tap } from "#app/_ui/form/tap.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Actions, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State, type Tone } from "#app/_ui/state.tsx";
import { dispatchPart, dispatchState, type DispatchState } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import type { RequestDetail } from "#lib/requests/queries.ts";
import { accept, finish } from "../actions.ts";

const tone: Record<DispatchState, Tone> = { sent: "wait", accepted: "calm", objected: "late", withdrawn: "calm", done: "ok" };

/** To whom it was sent, and what he may answer. */
export function Orders({ request, organization }: { request: RequestDetail; organization: string }) {
  if (request.dispatches.length === 0) return null;
  const here = `/office/${organization}/requests/${request.id}`;
  const { mayDo } = request;
  return (
    <Section title="派给谁">
      <Sheet>
        <Rows>
          {request.dispatches.map((each) => (
            <li key={each.id}>
              <p>
                <b>{each.organization}</b> {dispatchPart[each.part]} <State tone={tone[each.state]}>{dispatchState[each.state]}</State>
              </p>
              <p className="small">
                {formatInstant(each.sentAt)} 派出{each.phone && <>，电话 <a href={`tel:${each.phone}`}>{each.phone}</a></>}
                {each.state === "sent" && (each.late ? "，已过退单期限" : `，${formatInstant(each.objectBy)} 前可以退单`)}
              </p>
              {each.note && <p className="small">要求：{each.note}</p>}
              {each.reason && <p className="small">原因：{each.reason}</p>}
              <Actions>
                {mayDo.accept.includes(each.id) && <Tap action={accept} label="接单" look={mayDo.dispatch ? "plain" : "main"} about={each.organization} fields={{ office: organization, dispatchId: each.id }} done="已接单" />}
                {mayDo.object.includes(each.id) && <LinkButton href={`${here}/objection?dispatch=${each.id}`}>退单</LinkButton>}
                {mayDo.withdraw.includes(each.id) && <LinkButton href={`${here}/withdrawal?dispatch=${each.id}`}>撤回</LinkButton>}
              </Actions>
              {mayDo.finishAssist.includes(each.id) && (
                <Disclosure summary="协办完成">
                  <Form action={finish} submit="报告协办完成" done="已报告">
                    <Hidden name="office" value={organization} />
                    <Hidden name="dispatchId" value={each.id} />
                    <TextArea name="text" label="做了什么（主办单位看）" rows={2} maxLength={300} />
                  </Form>
                </Disclosure>
              )}
            </li>
          ))}
        </Rows>
      </Sheet>
    </Section>
  );
}
