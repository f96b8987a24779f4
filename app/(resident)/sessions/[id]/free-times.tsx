import { LinkButton } from "#app/_ui/button.tsx";
import { Actions, Sheet } from "#app/_ui/sheet.tsx";
import { timeOf } from "#lib/calendar.ts";

const SHOWN = 8;

/** The times that are free for a question of half an hour, and the button that books one. */
export function FreeTimes({ id, slots }: { id: string; slots: readonly Date[] }) {
  const more = slots.length - SHOWN;
  return (
    <Sheet ask>
      <h2>{slots.length > 0 ? "约一个时间，不用排队" : "时间约满了"}</h2>
      <p>
        {slots.length > 0
          ? `空着的：${slots.slice(0, SHOWN).map(timeOf).join("、")}${more > 0 ? ` 等 ${slots.length} 个` : ""}。`
          : "可以候补，有人取消会告诉您；当天直接来取号也一样。"}
      </p>
      <Actions>
        <LinkButton look="main" href={`/sessions/${id}/booking`}>
          {slots.length > 0 ? "预约" : "候补"}
        </LinkButton>
      </Actions>
    </Sheet>
  );
}
