import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { linkKind } from "#db/words.ts";
import { dutiesOf } from "#lib/grid-duties/queries.ts";
import { gridBoard } from "#lib/organizations/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { openByGrid } from "#lib/requests/queries.ts";
import { GridNow } from "./grid-now.tsx";
import style from "./grids.module.css";

export const metadata: Metadata = { title: "网格" };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<Record<string, string | undefined>> };

export default async function Grids({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await postHere(organization);
  if (!holdsAction(actor, "grid.read")) notFound();
  const boards = await gridBoard(actor, (await searchParams).community);
  const gridIds = boards.flatMap((board) => board.grids.map((grid) => grid.id));
  const [duties, open] = await Promise.all([dutiesOf(actor, gridIds), openByGrid(actor, gridIds)]);
  const office = `/office/${organization}`;
  const mayChange = holdsAction(actor, "grid_duty.change");
  return (
    <>
      <PageHead title="网格" about="每个网格由谁负责，现在谁值守，有几件诉求没办完，哪些单位包联。">
        <PrintButton />
      </PageHead>
      {boards.length === 0 && (
        <Empty title="还没有网格">
          <p>请系统管理员在社区下面新增网格。</p>
        </Empty>
      )}
      {boards.map((board) => (
        <Section key={board.id} title={`${board.name}：${board.grids.length} 个网格`}>
          <ul className={style.board}>
            {board.grids.map((grid) => (
              <li key={grid.id}>
                <h3>
                  <Link href={`${office}/organizations/${grid.id}`} prefetch={false}>{grid.name}</Link>
                </h3>
                <p>{grid.workers.length > 0 ? `网格员 ${grid.workers.join("、")}` : <span className={style.missing}>网格员待登记</span>}</p>
                <GridNow office={office} gridId={grid.id} grid={grid.name} duty={duties.get(grid.id)} counts={open.get(grid.id)} mayChange={mayChange} mayRead={holdsAction(actor, "request.read")} />
                {grid.partners.map((partner) => (
                  <p key={partner.id + partner.kind}>
                    {partner.name} <span className="small">{linkKind[partner.kind]}</span>
                  </p>
                ))}
                {grid.partners.length === 0 && <p className="small">还没有包联单位</p>}
                {(grid.estates.length > 0 || grid.buildings > 0) && (
                  <p className="small">
                    {grid.estates.join("、")}
                    {grid.buildings > 0 && `　${grid.buildings} 栋`}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
