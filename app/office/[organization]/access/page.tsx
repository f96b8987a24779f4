import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { role } from "#db/words.ts";
import { rightsInWords } from "#lib/rights/queries.ts";

export const metadata: Metadata = { title: "权限说明" };

/** The access table itself, read aloud: there is no second list that could differ from it. */
export default async function AccessPage({ params }: { params: Promise<{ organization: string }> }) {
  const actor = await postHere((await params).organization);
  const groups = rightsInWords(actor) ?? notFound();
  return (
    <>
      <PageHead title="权限说明" about="每个岗位能做什么、管到哪里。没有列出的，就是不能做。系统按这张表判断，页面、导出和接口都一样。">
        <PrintButton />
      </PageHead>
      {groups.map((group) => (
        <Disclosure
          key={group.holder}
          open={group.holder === actor.post.role}
          summary={`${group.name}${group.holder in role ? "" : "（不需要岗位）"}：${group.rights.length} 项`}
        >
          <Table
            caption={group.name}
            rows={group.rights}
            rowKey={(right) => right.action}
            columns={[
              { head: "可以", cell: (right) => right.says },
              { head: "范围", cell: (right) => right.reach },
            ]}
          />
        </Disclosure>
      ))}
    </>
  );
}
