import { Select } from "#app/_ui/form/choices.tsx";
import { communityChoices } from "#lib/registrations/queries.ts";

/** The communities that can be chosen, with their street before the name. */
export async function CommunitySelect({ label }: { label: string }) {
  const communities = await communityChoices();
  return <Select name="communityId" label={label} blank="请选择" required options={communities.map((one) => ({ value: one.id, label: one.street ? `${one.street} · ${one.name}` : one.name }))} />;
}
