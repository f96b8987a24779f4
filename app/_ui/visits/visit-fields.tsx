import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Checkboxes, Select } from "#app/_ui/form/choices.tsx";
import { FileField } from "#app/_ui/form/file-field.tsx";
import { DateField, Field, FieldRow, NumberField, TextArea } from "#app/_ui/form/text-fields.tsx";
import { requestCategory } from "#db/words.ts";
import { placeNames } from "#lib/requests/rules.ts";

type Places = readonly { id: string; name: string; parentId: string | null }[];

/** Day, what was found, and who went. */
export function SaidFields({ members, today, others }: { members: readonly { id: string; name: string }[]; today: string; others?: string }) {
  return (
    <>
      <DateField name="day" label="哪天去的" required max={today} defaultValue={today} />
      <TextArea name="words" label="看到了什么" hint="走了哪里，见了谁家，有什么情况；不写居民姓名和电话。" rows={5} maxLength={1000} required />
      {members.length > 0 && <Checkboxes name="memberIds" label="谁去的" inline options={members.map((each) => ({ value: each.id, label: each.name }))} />}
      <NumberField name="others" label={others ?? (members.length > 0 ? "名单以外还有几个人" : "去了几个人")} unit="人" />
    </>
  );
}

export function VisitPhotos({ organization }: { organization?: string }) {
  return <FileField name="photos" label="照片" hint="可以不拍；拍了也不拍居民的脸。" kind="visit_photo" {...(organization && { organization })} accept="image/jpeg,image/png,image/webp" most={6} />;
}

/** One problem seen on the way: it is logged as a request of the community. `at`: the field's name before the dot. */
export function FindingFields({ at, places }: { at: string; places: Places }) {
  return (
    <>
      <TextArea name={`${at}.words`} label="是什么问题" rows={3} maxLength={1000} />
      <FieldRow>
        <Select name={`${at}.category`} label="类别" options={requestCategory} defaultValue="other" />
        {places.length > 0 && <Select name={`${at}.placeId`} label="小区、楼栋" blank="不在名单里" options={placeNames(places).map((place) => ({ value: place.id, label: place.name }))} />}
        <Field name={`${at}.placeText`} label="具体在哪里" maxLength={100} />
      </FieldRow>
    </>
  );
}

export function Findings({ places }: { places: Places }) {
  return (
    <>
      {[0, 1, 2].map((place) => (
        <Disclosure key={place} summary={place === 0 ? "发现了要社区办的问题" : `还有问题（第 ${place + 1} 个）`}>
          <p className="small">保存后登记为居民诉求，由社区派单办理；更多的问题可以在走访页面补记。</p>
          <FindingFields at={`findings.${place}`} places={places} />
        </Disclosure>
      ))}
    </>
  );
}
