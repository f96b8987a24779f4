import type { Metadata } from "next";
import Link from "next/link";
import { known, withQuery } from "#app/_ui/address.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { Filters, FilterSelect } from "#app/_ui/filters.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PageHead, Rows } from "#app/_ui/sheet.tsx";
import { sessionKind } from "#db/words.ts";
import { publicTeams } from "#lib/teams/queries.ts";

export const metadata: Metadata = { title: "志愿服务队" };

export default async function PublicTeams({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const { duty: asked, after } = await searchParams;
  const duty = known(sessionKind, asked);
  const list = await publicTeams({ duty, after });
  return (
    <>
      <PageHead title="志愿服务队" about="看看他们做什么，愿意就申请加入。" />
      <Filters clear={duty ? "/teams" : undefined}>
        <FilterSelect name="duty" label="服务" value={duty} options={sessionKind} />
      </Filters>
      {list.rows.length === 0 && (
        <Empty title={duty ? "没有做这项服务的队" : "还没有公开的志愿队"}>
          <p>{duty ? "换一项看看。" : "志愿队建好以后会出现在这里。"}</p>
        </Empty>
      )}
      <Rows label="志愿服务队">
        {list.rows.map((row) => (
          <li key={row.id}>
            <h2>
              <Link href={`/teams/${row.id}`} prefetch={false}>{row.name}</Link>
            </h2>
            <p>{row.duties.map((each) => sessionKind[each]).join("、")}</p>
            <p className="small">
              {row.organizationName}　{row.members} 名队员　办过 {row.sessions} 场
            </p>
          </li>
        ))}
      </Rows>
      <Pager older={list.next ? withQuery("/teams", { duty, after: list.next }) : undefined} />
    </>
  );
}
