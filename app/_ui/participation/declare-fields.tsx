import { Select } from "../form/choices.tsx";
import { FileField } from "../form/file-field.tsx";
import { DateField, Field, FieldRow, NumberField } from "../form/text-fields.tsx";
import type { CommunityChoice } from "#lib/registrations/queries.ts";

/** A service done elsewhere: which day, where, how long, what, and the stamped card's photo. `segment`: the post it is sent from, none for the member himself. */
export function DeclareFields({ communities, today, segment }: { communities: readonly CommunityChoice[]; today: string; segment?: string }) {
  return (
    <>
      <FieldRow>
        <DateField name="day" label="哪一天" required max={today} />
        <NumberField name="minutes" label="多少分钟" required unit="分钟" hint="不含路上的时间" />
      </FieldRow>
      <Select name="communityId" label="在哪个社区" blank="请选择" required options={communities.map((one) => ({ value: one.id, label: one.street ? `${one.street} · ${one.name}` : one.name }))} />
      <Field name="what" label="做了什么" required maxLength={200} hint="例如：小区环境整治、看望独居老人" />
      <FileField name="cardFileId" label="盖章服务卡照片" hint="没有社区工作人员在本平台时，要凭照片由单位核验" kind="service_card" organization={segment ?? ""} />
    </>
  );
}
