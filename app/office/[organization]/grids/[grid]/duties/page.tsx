import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { Breadcrumb } from "#app/_ui/breadcrumb.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Checkboxes, Radios, Select } from "#app/_ui/form/choices.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { FieldRow, Hidden, TimeField } from "#app/_ui/form/text-fields.tsx";
import { PageHead, RowHead, Rows, Section, Sheet } from "#app/_ui/sheet.tsx";
import { dutyForm } from "#lib/grid-duties/queries.ts";
import { isId } from "#lib/ids.ts";
import { endDuty, setDuty } from "./actions.ts";

export const metadata: Metadata = { title: "网格值守" };

const days: Record<string, string> = { 1: "周一", 2: "周二", 3: "周三", 4: "周四", 5: "周五", 6: "周六", 7: "周日" };

/** AB岗 and 错峰服务 of one grid: who is on at which hours, and who stands in. */
export default async function Duties({ params }: { params: Promise<{ organization: string; grid: string }> }) {
  const { organization, grid: asked } = await params;
  const form = isId(asked) ? await dutyForm(await postHere(organization), asked) : null;
  if (!form) notFound();
  const { grid, posts, duties } = form;
  return (
    <>
      <PageHead above={<Breadcrumb trail={[{ href: `/office/${organization}/grids`, label: "网格" }]} />} title={`${grid.name} 值守`} about="A岗在值守时间里先接；A岗不在，B岗接。错开时间就是错峰服务。" />
      {duties.length === 0 ? (
        <Empty title="还没有排值守">
          <p>排好后，派单时就知道现在该找谁。</p>
        </Empty>
      ) : (
        <Sheet>
          <Rows label="已排的值守">
            {duties.map((duty) => (
              <li key={duty.id}>
                <RowHead>
                  <span>
                    <b>{duty.name}</b> {duty.rank === 1 ? "A岗" : "B岗"}　{[...duty.weekdays].map((day) => days[day]).join("、")}　{duty.fromTime}–{duty.toTime}
                  </span>
                  <Tap action={endDuty} label="取消值守" about={duty.name} look="quiet" fields={{ office: organization, dutyId: duty.id }} confirm={`${duty.name}不再在${grid.name}值守。`} />
                </RowHead>
              </li>
            ))}
          </Rows>
        </Sheet>
      )}
      <Section title="排值守">
        {posts.length === 0 ? (
          <Empty title="本社区还没有网格员">
            <p>请系统管理员先授予网格员岗位。</p>
          </Empty>
        ) : (
          <Form action={setDuty} submit="排上" done="已排上" initial={{ rank: "1", weekdays: ["1", "2", "3", "4", "5"], fromTime: "08:30", toTime: "18:00" }}>
            <Hidden name="office" value={organization} />
            <Hidden name="gridId" value={grid.id} />
            <Select name="postId" label="网格员" hint="同一个人再排一次，就改他的时间。" required blank="请选择" options={posts.map((post) => ({ value: post.id, label: `${post.name}（${post.grid}）` }))} />
            <Radios name="rank" label="A岗还是B岗" required inline options={{ 1: "A岗", 2: "B岗" }} />
            <Checkboxes name="weekdays" label="星期几" required inline options={Object.entries(days).map(([value, label]) => ({ value, label }))} />
            <FieldRow>
              <TimeField name="fromTime" label="从" required />
              <TimeField name="toTime" label="到" required />
            </FieldRow>
          </Form>
        )}
      </Section>
    </>
  );
}
