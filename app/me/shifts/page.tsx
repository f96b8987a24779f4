import type { Metadata } from "next";
import { personHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";
import { myShifts } from "#lib/signups/queries.ts";
import { Asked } from "./asked.tsx";
import { FittingRows, MineRows, UnfitRows } from "./shift-rows.tsx";

export const metadata: Metadata = { title: "岗位" };

export default async function Shifts() {
  const actor = await personHere();
  const shifts = await myShifts(actor);
  const asked = shifts.filter((one) => one.mine?.state === "offered" || one.mine?.asked);
  const mine = shifts.filter((one) => one.mine && !asked.includes(one));
  const open = shifts.filter((one) => one.mine === null);
  const fitting = open.filter((one) => one.unfit.length === 0);
  return (
    <>
      <PageHead title="岗位" about="适合您的排在前面；不适合的写明原因。" />
      {asked.map((one) => (
        <Asked key={one.shift.shiftId} one={one} />
      ))}
      {mine.length > 0 && (
        <Section title="我报的">
          <MineRows shifts={mine} label="我报的岗位" />
        </Section>
      )}
      <Section title="适合我的">
        {fitting.length > 0 ? (
          <FittingRows shifts={fitting} />
        ) : (
          <Empty title="现在没有适合的岗位">
            <p>{open.length > 0 ? "下面写着为什么不适合；有疑问请打电话问支部。" : "还没有发布新的场次，过几天再来看看。"}</p>
            {actor.teamIds.length === 0 && <LinkButton href="/teams">申请加入志愿服务队</LinkButton>}
          </Empty>
        )}
        <UnfitRows shifts={open.filter((one) => one.unfit.length > 0)} />
      </Section>
    </>
  );
}
