import { Empty } from "#app/_ui/empty.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { demonstrationPersons, inDemonstration } from "#lib/sign-in/queries.ts";
import { enterAsShownAction } from "./actions.ts";

/** The demonstration's list to enter as; outside it there is nothing of this. */
export async function DemonstrationPersons({ next }: { next: string }) {
  if (!inDemonstration()) return null;
  const persons = await demonstrationPersons();
  return (
    <Section title="演示：选一个人进入">
      {persons.length === 0 ? (
        <Empty title="还没有演示人员" />
      ) : (
        <Sheet>
          <Rows label="演示人员">
            {persons.map((one) => (
              <li key={one.id}>
                <RowHead>
                  <span>
                    <b>{one.name}</b> <small>{one.phone}</small>
                    <br />
                    <small>{one.about}</small>
                  </span>
                  <Tap action={enterAsShownAction} label="进入" about={one.name} look="plain" busy="正在进入…" fields={{ personId: one.id, next }} />
                </RowHead>
              </li>
            ))}
          </Rows>
        </Sheet>
      )}
    </Section>
  );
}
