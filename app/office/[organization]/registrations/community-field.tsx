import { Select } from "#app/_ui/form/choices.tsx";
import { FileField } from "#app/_ui/form/file-field.tsx";
import { Radios } from "#app/_ui/form/choices.tsx";
import type { CommunityChoice } from "#lib/registrations/queries.ts";

/** A community by street and name; those where nobody has a post here say that they take paper. */
export function CommunityField({ communities, label = "社区", hint }: { communities: readonly CommunityChoice[]; label?: string; hint?: string }) {
  const options = communities.map((one) => ({ value: one.id, label: `${one.street ? `${one.street} · ` : ""}${one.name}${one.here ? "" : "（纸质报到）"}` }));
  return <Select name="communityId" label={label} hint={hint} required blank="请选择" options={options} />;
}

/** On line, or by the stamped slip with its photo. */
export function WayFields({ segment }: { segment: string }) {
  return (
    <>
      <Radios name="source" label="怎么报到" defaultValue="online" options={[{ value: "online", label: "网上报到", hint: "社区在本平台接收" }, { value: "paper", label: "纸质报到单", hint: "社区还不在本平台：上传盖章的报到单，由本单位另一人核验" }]} />
      <FileField name="slipFileId" label="盖章报到单照片" hint="纸质报到时上传" kind="registration_slip" organization={segment} />
    </>
  );
}
