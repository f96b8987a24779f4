"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Check } from "#app/_ui/form/choices.tsx";
import type { Action, Answered } from "#app/_ui/form/answer.ts";
import { FormFrame } from "#app/_ui/form/frame.tsx";
import { startValue } from "#app/_ui/form/initial.ts";
import { aria, Labelled } from "#app/_ui/form/labelled.tsx";
import labelled from "#app/_ui/form/labelled.module.css";
import { Field, FieldRow, Hidden, PhoneField } from "#app/_ui/form/text-fields.tsx";
import { useAnswer } from "#app/_ui/form/use-answer.ts";
import { useField } from "#app/_ui/form/within.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { SketchCell } from "#lib/places/rules.ts";
import { fieldsOf, keep, type Photo, sendPhotos } from "./kept.ts";
import { KeptReports } from "./kept-reports.tsx";
import { Offers } from "./offers.tsx";
import { PhotoField } from "./photo-field.tsx";
import { type Estate, PlaceFields } from "./place-fields.tsx";
import { WhatFields } from "./what-fields.tsx";

export type Sent = { code: string };
type Props = {
  action: Action<Sent>;
  formKey: string;
  communities: { id: string; name: string }[];
  chosen: string;
  estates: Estate[];
  cells: SketchCell[];
  categories: Readonly<Record<string, string>>;
  /** Photos that were sent before, where no script runs. */
  sentPhotos: string[];
};

export function ReportForm({ action, formKey, communities, chosen, estates, cells, categories, sentPhotos }: Props) {
  const router = useRouter();
  const [photos, setPhotos] = useState<Photo[]>(() => sentPhotos.map((id, at) => ({ key: id, id, name: `照片 ${at + 1}`, data: "" })));
  // As they are on their way: what is kept must name the ids that the server may have by now.
  const onTheWay = useRef<Photo[]>([]);
  const [kept, setKept] = useState<"all" | "words" | "nothing" | null>(null);
  const answer = useAnswer(action, formKey, ahead);
  const refused = answer.answer && !answer.answer.ok ? answer.answer : null;
  const offers = refused?.offers ?? [];

  /** Photos that the dead network left here go first. */
  async function ahead(form: FormData): Promise<Answered<Sent> | null> {
    onTheWay.current = photos;
    const { ids, message } = await sendPhotos(photos, (photo) => {
      onTheWay.current = onTheWay.current.map((each) => (each.key === photo.key ? photo : each));
      setPhotos(onTheWay.current);
    });
    if (message) return { ok: false, code: "photo", message, fields: { photos: message } };
    form.delete("photos[]");
    for (const id of ids) form.append("photos[]", id);
    return null;
  }

  function keepHere(form: FormData): void {
    setKept(keep({ key: answer.key, fields: fieldsOf(form), photos: onTheWay.current }));
  }

  if (kept && kept !== "nothing") return <KeptReports key="fresh" action={action} fresh={kept} />;
  return (
    <>
      <KeptReports action={action} />
      {kept === "nothing" && <Notice tone="late" title="网络不通，手机里也存不下">请先不要关掉本页，等有网再按一次“提交”。</Notice>}
      <FormFrame
        state={answer}
        submit={offers.length > 0 ? "不是同一件，继续提交" : "提交"}
        errors={refused?.fields ?? {}}
        value={(name) => startValue(name, refused?.values, { communityId: chosen })}
        onSend={(form, then) => {
          form.append("scripted", "yes");
          answer.send(form, (given, wrong) => {
            if (given?.ok) window.location.assign(`/follow/${given.value.code}?new=1`);
            else if (wrong?.offline) keepHere(form);
            then(given, wrong);
          });
        }}
      >
        {offers.length > 0 && (
          <>
            <Offers offers={offers} />
            <Hidden name="anyway" value="yes" />
          </>
        )}
        <PhotoField photos={photos} change={setPhotos} />
        <WhatFields categories={categories} />
        {communities.length > 1 ? (
          <CommunityField communities={communities} chosen={chosen} choose={(id) => router.replace(`/report?community=${id}`, { scroll: false })} />
        ) : (
          <Hidden name="communityId" value={chosen} />
        )}
        <PlaceFields estates={estates} cells={cells} />
        <PhoneField name="phone" label="手机号" hint="可以不填。填了，办到哪一步会发短信告诉您；只有办理的人看得到，办完以后按隐私说明清除。" />
        <Field name="callMe" label="怎么称呼您" hint="可以不填，例如：张奶奶" maxLength={20} short />
        <Check name="publicConsent" label="办好以后，可以公开办理结果" hint="只说办了什么事，不写姓名、电话和门牌。" />
      </FormFrame>
    </>
  );
}

function CommunityField({ communities, chosen, choose }: { communities: { id: string; name: string }[]; chosen: string; choose: (id: string) => void }) {
  const field = useField("communityId");
  return (
    <FieldRow>
      <Labelled field={field} label="哪个社区" hint={undefined} required>
        <select name="communityId" defaultValue={typeof field.value === "string" ? field.value : chosen} {...aria(field, undefined, true)} onChange={(event) => event.currentTarget.value && choose(event.currentTarget.value)} className={labelled.control}>
          <option value="">请选择</option>
          {communities.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </Labelled>
    </FieldRow>
  );
}
