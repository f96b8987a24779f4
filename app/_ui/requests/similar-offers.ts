import type { Offer } from "#app/_ui/form/answer.ts";
import { requestCategory, requestState } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import { similarOpen } from "#lib/requests/queries.ts";

/** Open requests that look like what is being told: what and where alone, when and how far, never another's words. */
export async function similarOffers(input: Parameters<typeof similarOpen>[0]): Promise<Offer[]> {
  return (await similarOpen(input)).map((row) => ({
    id: row.id,
    label: [requestCategory[row.category], row.place].filter(Boolean).join("，"),
    about: `${formatDay(dayOf(row.receivedAt), { weekday: false })}反映，${requestState[row.state]}`,
  }));
}
