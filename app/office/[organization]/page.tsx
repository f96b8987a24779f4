import type { Metadata } from "next";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { PageHead, RowHead, Rows, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import { waitingFor } from "#lib/waiting/queries.ts";
import { placesOf } from "./places.ts";
import { Standing } from "./standing.tsx";

export const metadata: Metadata = { title: "今天" };

export default async function TodayPage({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const instant = await now();
  const waiting = await waitingFor(actor, instant);
  const home = `/office/${organization}`;
  const first = placesOf(actor)[1];
  return (
    <>
      <PageHead title="今天" about={`${formatDay(dayOf(instant), { year: true })}，等您办的事按时限排列`} />
      <Standing actor={actor} home={home} />
      {waiting.length === 0 ? (
        <Empty title="现在没有等您办的事">
          <p>有事要办时会按时限排在这里，不用天天来看。</p>
          {first && <LinkButton href={`${home}/${first.path}`}>去看{first.label}</LinkButton>}
        </Empty>
      ) : (
        <Sheet>
          <Rows label="等我办的事">
            {waiting.map((one) => (
              <li key={`${one.href} ${one.id}`}>
                <RowHead>
                  <span>
                    <b>{one.title}</b>{" "}
                    {one.due && (
                      <State tone={one.due < instant ? "late" : one.tone}>
                        {one.due < instant ? `已过时限 ${formatInstant(one.due)}` : `${formatInstant(one.due)} 前`}
                      </State>
                    )}
                    <br />
                    <small>{one.detail}</small>
                  </span>
                  <LinkButton href={`${home}/${one.href}`}>{one.action}</LinkButton>
                </RowHead>
              </li>
            ))}
          </Rows>
        </Sheet>
      )}
    </>
  );
}
