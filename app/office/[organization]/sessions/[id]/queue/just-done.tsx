import { LinkButton } from "#app/_ui/button.tsx";
import { Sheet } from "#app/_ui/sheet.tsx";
import type { Actor } from "#lib/actor.ts";
import { slipOf } from "#lib/bookings/queries.ts";
import { formatInstant } from "#lib/format.ts";
import style from "./queue.module.css";

/** What the counter has just given, large enough to read out, with its slip. */
export async function JustDone({ actor, here, given, booked }: { actor: Actor; here: string; given: string | undefined; booked: string | undefined }) {
  const id = given ?? booked;
  const slip = id ? await slipOf(actor, id) : null;
  if (!slip) return null;
  return (
    <Sheet ask>
      <div className={style.given} role="status">
        {slip.ticket ? (
          <p>
            取号 <b>{slip.ticket}</b>
          </p>
        ) : (
          <p>{slip.slotAt ? `已约 ${formatInstant(slip.slotAt)}` : "已列入候补"}</p>
        )}
        <LinkButton look="main" href={`${here}/slip?booking=${id}`}>
          打印小条
        </LinkButton>
      </div>
    </Sheet>
  );
}
