import { LinkButton } from "#app/_ui/button.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Check } from "#app/_ui/form/choices.tsx";
import { FileField } from "#app/_ui/form/file-field.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Actions, Section } from "#app/_ui/sheet.tsx";
import type { RequestDetail } from "#lib/requests/queries.ts";
import { answer, inspect, markPushedDown, note, publish, resolve, turn } from "../actions.ts";
import { AnswerText } from "./answer-text.tsx";
import { CallBack } from "./call-back.tsx";

const PHOTOS = "image/jpeg,image/png,image/webp";

interface Step {
  request: RequestDetail;
  organization: string;
}

/** What has a page of its own; the one that comes next stands last and is the main one. */
export function NextLinks({ request, organization }: Step) {
  const here = `/office/${organization}/requests/${request.id}`;
  const { mayDo, state } = request;
  return (
    <>
      {mayDo.merge && <LinkButton href={`${here}/merge`}>合并</LinkButton>}
      {mayDo.unmerge && <LinkButton href={`${here}/separation`}>取消合并</LinkButton>}
      {mayDo.change && <LinkButton href={`${here}/correction`}>更正</LinkButton>}
      {mayDo.extend && <LinkButton href={`${here}/extension`}>延期</LinkButton>}
      {mayDo.redirect && <LinkButton href={`${here}/redirect`}>告知其他渠道</LinkButton>}
      {mayDo.takeBack && <LinkButton href={`${here}/redirect`}>收回，重新受理</LinkButton>}
      {mayDo.reopen && <LinkButton href={`${here}/reopening`}>问题又出现了</LinkButton>}
      {mayDo.dispatch && (
        <LinkButton look={state === "received" ? "main" : "plain"} href={`${here}/dispatch`}>
          {state === "received" ? "派单" : "改派、加派"}
        </LinkButton>
      )}
    </>
  );
}

/** What is written on the spot: each a folded form, so that a phone shows one thing at a time. */
export function NextSteps({ request, organization, templates }: Step & { templates: { title: string; text: string }[] }) {
  const { mayDo } = request;
  const hidden = (
    <>
      <Hidden name="office" value={organization} />
      <Hidden name="requestId" value={request.id} />
    </>
  );
  if (!mayDo.answer && !mayDo.callBack && !mayDo.publish && !mayDo.pushDown && !mayDo.turn) return null;
  return (
    <Section title="下一步">
      {mayDo.answer && (
        <Disclosure summary="答复居民" open={request.state === "in_progress" && !request.firstAnswerAt}>
          <Form action={answer} submit="发给居民" done="已答复，居民看得到" clear>
            {hidden}
            <AnswerText name="text" label="答复（居民看得到）" templates={templates} />
            <FileField name="photos" label="照片" kind="request_photo" organization={organization} accept={PHOTOS} most={6} />
          </Form>
        </Disclosure>
      )}
      {mayDo.answer && (
        <Disclosure summary="上门查看、联合检查">
          <Form action={inspect} submit="记下来" done="已记下" clear>
            {hidden}
            <TextArea name="text" label="看到的情况，谁在场" rows={3} maxLength={500} required />
            <Check name="joint" label="几家一起看的（联合检查）" />
            <Check name="visible" label="居民看得到" defaultChecked />
            <FileField name="photos" label="现场照片" kind="request_photo" organization={organization} accept={PHOTOS} most={6} />
          </Form>
        </Disclosure>
      )}
      {mayDo.answer && (
        <Disclosure summary="写内部备注">
          <Form action={note} submit="写下备注" done="已写下，居民看不到" clear>
            {hidden}
            <TextArea name="text" label="备注（只有社区和办理单位看得到）" rows={2} maxLength={500} required />
          </Form>
        </Disclosure>
      )}
      {mayDo.resolve && (
        <Disclosure summary="办结">
          <Form action={resolve} submit="办结" done="已办结，下一步回访">
            {hidden}
            <AnswerText name="text" label="办理结果（居民看得到）" templates={templates} />
            <FileField name="photos" label="办好以后的照片" kind="request_photo" organization={organization} accept={PHOTOS} most={6} />
          </Form>
        </Disclosure>
      )}
      {mayDo.callBack && <CallBack request={request} organization={organization} />}
      {mayDo.publish && (
        <Disclosure summary="公开办理结果" open={request.publicText === ""}>
          <Form action={publish} submit="保存" done="已保存" initial={{ text: request.publicText }}>
            {hidden}
            <TextArea name="text" label="写给大家看的结果" hint="不写姓名、门牌和电话；清空就撤下。" rows={3} maxLength={300} />
          </Form>
        </Disclosure>
      )}
      {mayDo.pushDown && (
        <Disclosure summary={request.pushedDown ? "下沉事项：已记下" : "记为下沉事项"}>
          <Form action={markPushedDown} submit="保存" done="已保存" initial={{ reason: request.pushedDown ?? "" }}>
            {hidden}
            <TextArea name="reason" label="为什么不该由社区主办" hint="社区只协助的事，不列为主办；清空就取消。" rows={2} maxLength={200} />
          </Form>
        </Disclosure>
      )}
      {mayDo.turn && (
        <Disclosure summary="转出：志愿服务场次、需求、微心愿">
          <p className="small">办完了自动记在这件诉求上。不带居民的姓名、门牌和电话{request.publicConsent ? "" : "；居民没有同意公开，也不带他的原话"}。</p>
          <Actions>
            <LinkButton href={`/office/${organization}/sessions/new?request=${request.id}`}>转为志愿服务场次</LinkButton>
            <Tap action={turn} label="转为需求" look="plain" fields={{ office: organization, requestId: request.id, kind: "demand" }} />
            <Tap action={turn} label="转为微心愿" look="plain" fields={{ office: organization, requestId: request.id, kind: "wish" }} />
          </Actions>
        </Disclosure>
      )}
    </Section>
  );
}
