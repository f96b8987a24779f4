import Link from "next/link";
import { Empty } from "#app/_ui/empty.tsx";
import { Rows } from "#app/_ui/sheet.tsx";
import { keys, linkKind, type LinkKind } from "#db/words.ts";

type One = { organizationId: string; organizationName: string; partnerId: string; partnerName: string; kind: LinkKind };

/** Who stands beside a community or grid, and as what; for a unit, where it stands. */
export function Links({ home, links }: { home: string; links: { here: readonly One[]; elsewhere: readonly One[] } }) {
  if (links.here.length + links.elsewhere.length === 0) {
    return (
      <Empty title="还没有登记">
        <p>登记以后，每个网格由谁包联一看就知道。</p>
      </Empty>
    );
  }
  return (
    <Rows>
      {keys(linkKind).flatMap((kind) => {
        const here = links.here.filter((one) => one.kind === kind);
        const elsewhere = links.elsewhere.filter((one) => one.kind === kind);
        if (here.length + elsewhere.length === 0) return [];
        return [
          <li key={kind}>
            <b>
              {linkKind[kind]}（{here.length + elsewhere.length}）
            </b>
            <p>
              {[...here.map((one) => ({ id: one.partnerId, name: one.partnerName })), ...elsewhere.map((one) => ({ id: one.organizationId, name: one.organizationName }))].map((one, index) => (
                <span key={one.id}>
                  {index > 0 && "、"}
                  <Link href={`${home}/${one.id}`} prefetch={false}>
                    {one.name}
                  </Link>
                </span>
              ))}
            </p>
          </li>,
        ];
      })}
    </Rows>
  );
}
