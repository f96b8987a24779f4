"use client";
import { useEffect, useRef } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Check, Select } from "#app/_ui/form/choices.tsx";
import type { Action } from "#app/_ui/form/answer.ts";
import { FieldArray } from "#app/_ui/form/field-array.tsx";
import type { Initial } from "#app/_ui/form/initial.ts";
import { OfficeForm } from "#app/_ui/form/office-form.tsx";
import { DateField, Field, FieldRow, Hidden, NumberField, PhoneField, TextArea, TimeField } from "#app/_ui/form/text-fields.tsx";
import { useField } from "#app/_ui/form/within.ts";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { organizationKind, schoolOccasion, sessionKind, speciality, validityKind, type OrganizationKind, type SessionKind } from "#db/words.ts";
import { changeInput, draftInput } from "#lib/sessions/input.ts";
import { defaultShifts } from "#lib/sessions/rules.ts";

interface Choices {
  teams: { id: string; name: string }[];
  hosts: { id: string; name: string; kind: OrganizationKind }[];
  places: { id: string; name: string; communityId: string }[];
}

type PlanFormProps = { action: Action; formKey: string; choices: Choices; initial: Initial; sessionId?: string; version?: number; requestId?: string; submit: string };

/** A session's plan: what, who, where, when, and its shifts. The rest has sensible defaults and stays folded. */
export function PlanForm({ action, formKey, choices, initial, sessionId, version, requestId, submit }: PlanFormProps) {
  return (
    <OfficeForm action={action} formKey={formKey} schema={sessionId ? changeInput : draftInput} initial={initial} submit={submit} busy="正在保存…">
      {sessionId && <Hidden name="sessionId" value={sessionId} />}
      {requestId && <Hidden name="requestId" value={requestId} />}
      {requestId && <Check name="waits" label="这件诉求等这一场办完再办结" hint="场次结束或取消，会记在诉求上，提醒主办单位。标题和说明大家看得到，请看一遍有没有姓名、门牌。" />}
      {version !== undefined && <Hidden name="version" value={String(version)} />}
      <FieldRow>
        <Select name="kind" label="类型" required options={sessionKind} />
        <Select name="teamId" label="志愿服务队" required options={choices.teams.map((team) => ({ value: team.id, label: team.name }))} />
      </FieldRow>
      <Field name="title" label="标题" hint="不填就按类型起名。" maxLength={60} />
      <FieldRow>
        <Select name="hostId" label="在哪个社区或学校" required blank="请选择" options={choices.hosts.map((host) => ({ value: host.id, label: host.kind === "community" ? host.name : `${host.name}（${organizationKind[host.kind]}）` }))} />
        <PlaceSelect places={choices.places} />
        <Field name="placeText" label="或写明地点" hint="列表里没有时填，例如学校礼堂。" maxLength={100} />
      </FieldRow>
      <SchoolFields hosts={choices.hosts} />
      <FieldRow>
        <DateField name="day" label="日期" required />
        <TimeField name="from" label="开始" required />
        <TimeField name="to" label="结束" required />
      </FieldRow>
      {!sessionId && <ShiftsByKind />}
      <FieldArray name="shifts" label="岗位" hint="一个岗位的时间不填，就是整个场次。" blank={{ name: "志愿者", capacity: "2", speciality: "", asks: "", from: "", to: "" }} add="加一个岗位" row={(place) => `岗位 ${place + 1}`} most={20}>
        {(path) => <ShiftFields path={path} />}
      </FieldArray>
      <Disclosure summary="更多：说明、报名时间、风险、双报到、电话" open={Boolean(sessionId)}>
        <TextArea name="about" label="给居民看的说明" rows={3} hint="带什么材料，适合谁。" />
        <FieldRow>
          <Field name="signupFrom" label="报名开始" type="datetime-local" hint="不填就从现在起。" />
          <Field name="signupUntil" label="报名截止" type="datetime-local" hint="不填就到场次开始。" />
        </FieldRow>
        <Check name="doubleRegistration" label="计入双报到（在职党员的参与率按它算）" />
        <Check name="risky" label="有风险的服务，要当天保险有效" />
        <TextArea name="risks" label="风险说明" rows={2} hint="志愿者报名前会看到。" />
        <PhoneField name="contactPhone" label="联系电话" hint="不填就用本组织的电话。" />
      </Disclosure>
    </OfficeForm>
  );
}

/** Asked of a school only: 开学第一课, 国家宪法日 and the classes. */
function SchoolFields({ hosts }: { hosts: Choices["hosts"] }) {
  const hostId = useWatch({ name: "hostId" }) as string | undefined;
  if (hosts.find((host) => host.id === hostId)?.kind !== "school") return null;
  return (
    <FieldRow>
      <Select name="occasion" label="到学校的场合" blank="平时" options={schoolOccasion} />
      <Field name="classes" label="班级" hint="例如：四至六年级" maxLength={100} />
    </FieldRow>
  );
}

function PlaceSelect({ places }: { places: Choices["places"] }) {
  const hostId = useWatch({ name: "hostId" }) as string | undefined;
  const here = places.filter((place) => place.communityId === hostId);
  return <Select key={hostId} name="placeId" label="地点" blank={hostId && here.length === 0 ? "这里还没有登记地点，请在右边写明" : "请选择"} options={here.map((place) => ({ value: place.id, label: place.name }))} />;
}

function ShiftFields({ path }: { path: string }) {
  const id = useField(`${path}.id`);
  return (
    <>
      <input type="hidden" name={`${path}.id`} defaultValue={typeof id.value === "string" ? id.value : ""} {...id.wire} />
      <FieldRow>
        <Field name={`${path}.name`} label="岗位名称" required maxLength={30} />
        <NumberField name={`${path}.capacity`} label="人数" required unit="人" />
        <Select name={`${path}.speciality`} label="要有的专长" blank="不要求" options={speciality} />
        <Select name={`${path}.asks`} label="当天要有效的" blank="不要求" options={validityKind} />
        <TimeField name={`${path}.from`} label="从" />
        <TimeField name={`${path}.to`} label="到" />
      </FieldRow>
    </>
  );
}

/** Another kind brings its usual shifts, as long as nobody has touched them. */
function ShiftsByKind() {
  const { setValue, getFieldState } = useFormContext();
  const kind = useWatch({ name: "kind" }) as SessionKind | undefined;
  const shown = useRef(kind);
  useEffect(() => {
    if (!kind || shown.current === kind) return;
    shown.current = kind;
    if (!getFieldState("shifts").isDirty) setValue("shifts", defaultShifts(kind).map((line) => ({ ...line, capacity: String(line.capacity), asks: "", from: "", to: "" })));
  }, [kind, setValue, getFieldState]);
  return null;
}
