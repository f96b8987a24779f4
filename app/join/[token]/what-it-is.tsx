import { PageHead } from "#app/_ui/sheet.tsx";
import { formatDay } from "#lib/format.ts";
import type { JoiningPage } from "#lib/joining/queries.ts";

/** Where the link leads, for every step of joining. */
export function WhatItIs({ page }: { page: JoiningPage }) {
  const about = page.kind === "team" ? [page.organizationName, page.about].filter(Boolean).join("　") : "凭本单位的链接登记为在职党员，再向居住的社区报到。";
  return (
    <>
      <PageHead title={`加入${page.name}`} about={about} />
      {page.note && <p>{page.note}</p>}
      <p className="small">这个链接到 {formatDay(page.lastDay, { year: true })} 有效。</p>
    </>
  );
}
