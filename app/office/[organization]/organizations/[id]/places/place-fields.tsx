import { Check, Select } from "#app/_ui/form/choices.tsx";
import { Field, TextArea } from "#app/_ui/form/text-fields.tsx";
import type { PlaceKind } from "#db/words.ts";

type Choice = { id: string; name: string };
const options = (choices: readonly Choice[]) => choices.map((one) => ({ value: one.id, label: one.name }));

/** What a place of this kind asks: a building its estate, a venue the way there and whether it stays hidden. */
export function PlaceFields({ kind, estates, grids }: { kind: PlaceKind; estates: readonly Choice[]; grids: readonly Choice[] }) {
  return (
    <>
      {kind === "building" && <Select name="parentId" label="所在小区" required blank="请选择" options={options(estates)} />}
      <Field name="name" label="名称" required maxLength={60} />
      {grids.length > 0 && <Select name="gridId" label="所属网格" blank="不选" options={options(grids)} />}
      <Field name="address" label="地址" maxLength={200} />
      {kind === "venue" && (
        <>
          <TextArea name="directions" label="怎么走" rows={2} hint="给不看地图的人：从哪个门进，几楼，旁边是什么。" />
          <Check name="hidden" label="公开页面不显示具体位置" hint="预约后才告诉，保护志愿者安全。" />
        </>
      )}
    </>
  );
}
