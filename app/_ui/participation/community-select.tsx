import { Select } from "#app/_ui/form/choices.tsx";
import { communityChoices } from "#lib/registrations/queries.ts";

/** The communities that can be chosen, with their street before the name. `later`: may be left open for another time. */
export async function CommunitySelect({ label, hint, later = false }: { label: string; hint?: string; later?: boolean }) {
  const communities = await communityChoices();
  const options = communities.map((one) => ({ value: one.id, label: one.street ? `${one.street} · ${one.name}` : one.name }));
  return <Select name="communityId" label={label} hint={hint} blank={later ? "以后再说" : "请选择"} required={!later} options={options} />;
}
