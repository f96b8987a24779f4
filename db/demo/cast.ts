import type { PartyStanding, Role, Speciality } from "#db/words.ts";
import { makeAgreement, startAgreement } from "#lib/agreements/commands.ts";
import { addDays } from "#lib/calendar.ts";
import { addPerson } from "#lib/people/commands.ts";
import { grantPost } from "#lib/posts/commands.ts";
import { enterValidity, recogniseSpeciality } from "#lib/specialities/commands.ts";
import { addHonour, addTeam, enrolMember } from "#lib/teams/commands.ts";
import { atPost, done, organizationId, personId, theJob, type Stage } from "./play.ts";

const BRANCH = "省法院老干部第二党支部";
const COURT = "甘肃省高级人民法院";

/** Aliases alone: 老师 for the retired judges, 同志 and 主任 for the others. An empty phone: one who has none. */
const players: [alias: string, organization: string, standing: PartyStanding, roles: Role[], birthday?: string, specialities?: Speciality[]][] = [
  ["赵老师", BRANCH, "retired", [], "1951-03-12", ["legal_advice", "mediation", "law_talk"]],
  ["钱老师", BRANCH, "retired", ["branch_secretary"], "1958-08-20", ["legal_advice", "law_talk", "recording"]],
  ["孙老师", BRANCH, "retired", [], "1954-11-02", ["legal_advice", "law_talk", "youth_care"]],
  ["李老师", BRANCH, "retired", [], "1949-06-17", ["legal_advice", "mediation"]],
  ["周老师", BRANCH, "retired", [], "1956-01-25", ["legal_advice", "law_talk"]],
  ["吴老师", BRANCH, "retired", [], "1960-09-09", ["legal_advice", "mediation", "calligraphy"]],
  ["郑老师", BRANCH, "retired", [], "1953-12-30", ["youth_care", "calligraphy"]],
  ["冯老师", BRANCH, "retired", [], "1961-04-04", ["recording", "law_talk"]],
  ["陈老师", BRANCH, "retired", [], "1947-02-14", ["legal_advice"]],
  ["韩老师", BRANCH, "retired", ["finance_approver"], "1955-05-05", ["recording"]],
  ["杨老师", BRANCH, "retired", ["privacy_officer"], "1957-07-07", ["recording"]],
  ["卫同志", "省法院老干部工作部门", "none", ["veterans_office"]],
  ["王主任", "河山区社区", "none", ["community_worker"]],
  ["何主任", "三天门社区", "none", ["community_worker"]],
  ["吕主任", "示例社区一", "none", ["community_worker"]],
  ["施网格员", "三天门第1网格", "none", ["grid_worker"]],
  ["吴同志", "省委直属机关工委", "none", ["committee_officer"]],
  ["蒋同志", "省委直属机关工委", "none", ["auditor"]],
  ["沈同志", "省委直属机关工委", "none", ["system_admin"]],
  ["张同志", "示例单位一", "in_service", ["unit_liaison"]],
  ["孔同志", "示例单位一", "in_service", ["unit_verifier"]],
  ["曹同志", "示例单位二", "in_service", ["unit_liaison"]],
  ["严同志", "示例单位二", "in_service", ["unit_verifier"]],
  ["华同志", "示例单位四", "in_service", ["unit_liaison"]],
  ["金同志", "示例单位五", "in_service", ["unit_liaison"]],
  ["魏同志", "示例单位六", "in_service", ["unit_liaison"]],
  ["邱网格员", "三天门第2网格", "none", ["grid_worker"]],
  ["许主任", "西郊街道", "none", ["community_worker"]],
  ["戚同志", "三天门示例物业", "none", ["partner_handler"]],
  ["陶同志", "三天门双报到单位1", "none", ["partner_handler"]],
];

export async function castPlayers(stage: Stage): Promise<void> {
  for (const [at, [alias, organization, standing, roles, birthday]] of players.entries()) {
    const where = organizationId(stage, organization);
    // 陈老师 has no smartphone at all: everything is done for him, or on paper.
    const phone = alias === "陈老师" ? "" : `199${String(at + 1).padStart(8, "0")}`;
    const made = await done(addPerson(theJob, { name: alias, phone, birthday: birthday ?? "", organizationId: where, standing, formerCourt: birthday ? COURT : "", fromDay: addDays(stage.today, -1500) }));
    stage.people[alias] = made.personId;
    for (const role of roles) {
      const { postId } = await done(grantPost(theJob, { personId: made.personId, role, organizationId: where }));
      stage.posts[`${alias} ${role}`] = { id: postId, role, organizationId: where, path: stage.organizations[organization]!.path, sessionId: null, personId: made.personId };
    }
  }
}

export async function formTeam(stage: Stage): Promise<void> {
  const secretary = atPost(stage, "钱老师", "branch_secretary");
  const branchId = organizationId(stage, BRANCH);
  const { teamId } = await done(
    addTeam(secretary, { organizationId: branchId, name: "银发生辉志愿服务队", about: "退休法官组成的志愿服务队，到社区和学校，免费提供法律咨询、调解纠纷、宣讲法律、关心下一代。", duties: ["consultation", "mediation", "law_talk", "youth_care"], weekLimit: 2, public: "yes" }),
  );
  stage.teams.银发生辉 = teamId;
  for (const [alias, , , , birthday, specialities] of players.filter((each) => each[4])) {
    const id = personId(stage, alias);
    await done(enrolMember(secretary, { teamId, personId: id, note: "本人在支部会上同意" }));
    for (const speciality of specialities ?? []) await done(recogniseSpeciality(secretary, { personId: id, speciality, document: "支部会议记录" }));
    if (birthday) await done(enterValidity(secretary, { personId: id, kind: "insurance", document: "志愿者意外险", fromDay: addDays(stage.today, -700), untilDay: addDays(stage.today, alias === "李老师" ? 40 : 300) }));
  }
  await done(addHonour(secretary, { organizationId: branchId, teamId, kind: "branch", name: "全省“六好”离退休干部示范党支部", public: "yes" }));
}

/** 共建协议 of May 2022: the article prints the community's name in two ways, and the name is data. */
export async function signAgreement(stage: Stage): Promise<void> {
  const secretary = atPost(stage, "钱老师", "branch_secretary");
  const { agreementId } = await done(
    makeAgreement(secretary, { name: "兰州市安宁区城市基层党建联盟共建协议", branchId: organizationId(stage, BRANCH), communityId: organizationId(stage, "河山区社区"), signedOn: "2022-05-20", endsOn: "", studio: "法律咨询工作室", plannedSessions: "12", branchGives: "退休法官志愿者到社区免费解答法律问题。", communityGives: "场地、桌椅和居民预约。", terms: "工作室设在社区，定期开放。" }),
  );
  await done(startAgreement(secretary, { agreementId }));
}
