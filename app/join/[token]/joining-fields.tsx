import { TextArea } from "#app/_ui/form/text-fields.tsx";
import { CommunitySelect } from "#app/_ui/participation/community-select.tsx";

/** What one may add when joining: a word to a team, or the community where a unit's member registers. */
export function JoiningFields({ kind }: { kind: "team" | "unit" }) {
  if (kind === "unit") return <CommunitySelect label="您住的社区" hint="选了，单位确认后就替您向这个社区提交报到。" later />;
  return <TextArea name="note" label="想说的话" rows={3} maxLength={300} hint="例如：擅长什么，什么时候有空。可以不写。" />;
}
