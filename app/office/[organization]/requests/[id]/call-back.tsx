import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Radios } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { callBackVia, satisfaction } from "#db/words.ts";
import type { RequestDetail } from "#lib/requests/queries.ts";
import { askResident, writeCallBack } from "../actions.ts";

const spoken = { phone: callBackVia.phone, visit: callBackVia.visit };

/** 回访: his link is sent, or the desk calls or goes there and writes down what he said. */
export function CallBack({ request, organization }: { request: RequestDetail; organization: string }) {
  const missed = request.callBacks.filter((each) => !each.reached && each.round === request.reopenings).length;
  return (
    <>
      {request.state === "resolved" && request.hasPhone && <Tap action={askResident} label="发回访链接给居民" look="plain" fields={{ office: organization, requestId: request.id }} done="已发出" />}
      <Disclosure summary={`回访${missed > 0 ? `（已有 ${missed} 次没联系上）` : ""}`} open>
        <Form action={writeCallBack} submit="记下回访" done="已记下" initial={{ via: "phone" }}>
          <Hidden name="office" value={organization} />
          <Hidden name="requestId" value={request.id} />
          <Radios name="via" label="怎样回访" required inline options={spoken} />
          <Radios name="reached" label="联系上没有" required inline options={{ yes: "联系上了", no: "没联系上" }} />
          <Radios name="solved" label="解决了没有" hint="没联系上就不用选。没解决的，由原办理单位继续办。" inline options={{ yes: "解决了", no: "没有解决" }} />
          <Radios name="satisfied" label="满意不满意" inline options={satisfaction} />
          <TextArea name="text" label="居民的话" rows={2} maxLength={300} />
        </Form>
      </Disclosure>
    </>
  );
}
