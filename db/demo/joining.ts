import { joinByLink, makeJoiningLink } from "#lib/joining/commands.ts";
import { joiningLinkPage } from "#lib/joining/queries.ts";
import { addPerson } from "#lib/people/commands.ts";
import { addDaysTo, atPost, done, himself, on, organizationId, theJob, type Stage } from "./play.ts";

/** A team's link and a unit's, each with one who came by it yesterday and waits for an answer. */
export async function playJoining(stage: Stage): Promise<void> {
  const secretary = atPost(stage, "钱老师", "branch_secretary");
  const liaison = atPost(stage, "张同志", "unit_liaison");
  const unitId = organizationId(stage, "示例单位一");
  await on(addDaysTo(stage, -5), "09:00", async () => {
    const lastDay = addDaysTo(stage, 60);
    const team = await done(makeJoiningLink(secretary, { targetId: stage.teams.银发生辉, lastDay, note: "欢迎退休的老同事加入。" }));
    const unit = await done(makeJoiningLink(liaison, { targetId: unitId, lastDay, note: "请本单位在职党员本周内登记。" }));
    const token = async (actor: typeof secretary, id: string) => (await joiningLinkPage(actor, id))?.address.split("/").at(-1) ?? "";
    const comer = await done(addPerson(theJob, { name: "示例党员丙", phone: "19909990003", organizationId: unitId, standing: "none" }));
    stage.people.示例党员丙 = comer.personId;
    await on(addDaysTo(stage, -1), "20:00", async () => {
      await done(joinByLink(himself(stage, "施网格员", []), { token: await token(secretary, team.linkId), note: "周末有空，可以帮忙维持秩序。" }));
      await done(joinByLink(himself(stage, "示例党员丙", []), { token: await token(liaison, unit.linkId), communityId: organizationId(stage, "河山区社区") }));
    });
  });
}
