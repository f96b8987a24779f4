/**
 * Who may do what: ONE table, the sentence for people beside each line. Buttons, lists, exports, pages and commands ask it; there is no other role test.
 * Longer than 250 lines would be right here: it is one table, read top to bottom.
 */
import type { Role } from "#db/words.ts";
import type { Actor } from "./actor.ts";
import type { Subject } from "./anchors.ts";

/** How far a right goes; lib/reach.ts turns each into yes-or-no and into SQL. */
export const reach = {
  public: "公开的内容",
  anyone: "不限",
  himself: "本人",
  team: "所在志愿队",
  session: "仅该场次",
  organization: "本组织",
  below: "本组织及下级",
  hosted: "由本组织（及下级）承办或接收的",
  below_or_hosted: "本组织及下级主办或承办的",
  below_or_planned: "本组织及下级的人员，或本组织及下级主办的场次",
  run: "本组织及下级的人员，或本组织及下级主办、承办的场次",
  committee: "全部",
  named: "登记在内的人",
  token: "持链接者本人",
  code: "持查询码的居民本人",
  handling: "派给本组织办理的",
  below_or_handling: "本组织及下级的，或派给本组织办理的",
} as const;
export type Reach = keyof typeof reach;

/** The kinds of actors that hold no post. */
export type Standing = "visitor" | "person" | "token" | "holder" | "job";
export type Holder = Role | Standing;

interface Line {
  subject: Subject;
  says: string;
  who: Partial<Record<Holder, Reach>>;
}

/** Those who plan sessions for their own branch, unit or community. */
const planners = { branch_secretary: "below", unit_liaison: "below", community_worker: "below" } as const;

export const access = {
  // Organizations, places, posts
  "organization.read": { subject: "organization", says: "看组织名称和上下级", who: { visitor: "public" } },
  "organization.change": { subject: "organization", says: "新增、修改、停用组织", who: { system_admin: "below", job: "anyone" } },
  "organization.link": { subject: "organization", says: "登记联建、包抓、双报到单位", who: { community_worker: "below", system_admin: "below", job: "anyone" } },
  "organization.total": { subject: "organization", says: "录入期初累计数", who: { branch_secretary: "below" } },
  "organization.approve_total": { subject: "organization", says: "核准期初累计数", who: { veterans_office: "below", system_admin: "below", finance_approver: "below" } },
  "grid.read": { subject: "organization", says: "看网格一览", who: { community_worker: "below", grid_worker: "below", system_admin: "below", committee_officer: "committee" } },
  "place.change": { subject: "place", says: "维护小区、楼栋、场所", who: { community_worker: "below", system_admin: "below" } },
  "agreement.change": { subject: "agreement", says: "维护共建协议", who: { branch_secretary: "below" } },
  "agreement.read": { subject: "agreement", says: "看共建协议", who: { branch_secretary: "below", community_worker: "hosted", veterans_office: "below", committee_officer: "committee", auditor: "committee" } },
  "post.read": { subject: "post", says: "看岗位授权", who: { system_admin: "below", branch_secretary: "below", unit_liaison: "below", committee_officer: "committee", auditor: "committee" } },
  "post.grant": { subject: "post", says: "授予和收回岗位", who: { system_admin: "below", job: "anyone" } },
  "post.grant_lead": { subject: "session", says: "指定场次负责人", who: { ...planners } },
  "access.read": { subject: "organization", says: "看权限说明", who: { system_admin: "below", auditor: "committee", committee_officer: "committee", branch_secretary: "below", unit_liaison: "below", community_worker: "below" } },
  "retention.set": { subject: "organization", says: "设定居民信息的保存期限", who: { system_admin: "organization" } },

  // People
  "person.read": { subject: "person", says: "看人员资料", who: { person: "himself", branch_secretary: "below", unit_liaison: "below", unit_verifier: "below", community_worker: "below", veterans_office: "below", system_admin: "below" } },
  "person.change": { subject: "person", says: "新增、修改人员资料", who: { branch_secretary: "below", unit_liaison: "below", community_worker: "below", system_admin: "below", job: "anyone" } },
  "person.change_own": { subject: "person", says: "修改自己的电话、请假和设置", who: { person: "himself" } },
  "person.recognise": { subject: "person", says: "认定服务专长，登记聘书、保险、培训", who: { branch_secretary: "below", unit_liaison: "below", community_worker: "below" } },
  "person.card": { subject: "person", says: "打印登录卡", who: { branch_secretary: "below", community_worker: "below", unit_liaison: "below", system_admin: "below" } },
  "person.password": { subject: "person", says: "设置岗位密码", who: { person: "himself" } },
  "sign_in.enter": { subject: "person", says: "登录", who: { visitor: "anyone", job: "anyone" } },
  "sign_in.open": { subject: "person", says: "为已知的人开启登录", who: { job: "anyone" } },
  "sign_in.set_up": { subject: "organization", says: "首次设置", who: { visitor: "anyone", job: "anyone" } },
  "sign_in.leave": { subject: "person", says: "退出登录", who: { person: "himself", job: "anyone" } },

  // Teams
  "team.read": { subject: "team", says: "看志愿服务队", who: { visitor: "public", branch_secretary: "below", unit_liaison: "below", community_worker: "below", veterans_office: "below", system_admin: "below", auditor: "committee" } },
  "team.change": { subject: "team", says: "新增、修改志愿服务队", who: { ...planners, system_admin: "below" } },
  "membership.apply": { subject: "membership", says: "申请入队", who: { person: "himself", job: "anyone" } },
  "membership.enrol": { subject: "membership", says: "代办入队", who: { ...planners } },
  "membership.decide": { subject: "membership", says: "审核入队、办理退队", who: { ...planners } },
  "membership.read": { subject: "membership", says: "看队员名单", who: { person: "himself", ...planners, veterans_office: "below" } },
  "membership.leave": { subject: "membership", says: "退队", who: { person: "himself" } },

  // Joining links
  "joining_link.keep": { subject: "joiningLink", says: "制作和停用加入链接", who: { ...planners } },
  "joining_link.use": { subject: "joiningLink", says: "凭加入链接申请加入", who: { visitor: "anyone" } },
  "unit_joining.read": { subject: "unitJoining", says: "看谁凭链接加入单位", who: { person: "himself", unit_liaison: "below" } },
  "unit_joining.decide": { subject: "unitJoining", says: "确认或退回加入单位的人", who: { unit_liaison: "below" } },

  // Sessions
  "session.read": { subject: "session", says: "看已发布的场次", who: { visitor: "public", ...planners, veterans_office: "below" } },
  "session.list": { subject: "session", says: "看本组织的场次（含草稿）", who: { branch_secretary: "below", unit_liaison: "below", community_worker: "below_or_hosted", session_lead: "session", veterans_office: "below", auditor: "committee", committee_officer: "committee" } },
  "session.plan": { subject: "session", says: "起草、修改、发布、取消场次", who: { ...planners, job: "anyone" } },
  "session.roster": { subject: "session", says: "看名单、打印签到表", who: { branch_secretary: "below", unit_liaison: "below", community_worker: "below_or_hosted", session_lead: "session", veterans_office: "below" } },
  "session.run": { subject: "session", says: "开场、登记到场、结束场次", who: { ...planners, session_lead: "session" } },
  "session.counter": { subject: "session", says: "登记签到签退", who: { branch_secretary: "below", unit_liaison: "below", community_worker: "below_or_hosted", session_lead: "session" } },

  // Sign-ups
  "signup.self": { subject: "shift", says: "报名", who: { person: "team" } },
  "signup.answer": { subject: "signup", says: "答复递补、取消报名、再次确认", who: { person: "himself", token: "token" } },
  "signup.proxy": { subject: "shift", says: "代报名", who: { ...planners, session_lead: "session", job: "anyone" } },
  "signup.proxy_answer": { subject: "signup", says: "代答复、代取消", who: { ...planners, session_lead: "session" } },
  "signup.overrule": { subject: "shift", says: "放宽路程、每日和每周上限", who: { ...planners, job: "anyone" } },
  "signup.keep_name": { subject: "shift", says: "记下接龙里没报上的名字、注明结果", who: { ...planners, session_lead: "session", job: "anyone" } },
  "signup.correct": { subject: "signup", says: "更正到场情况", who: { ...planners, session_lead: "session" } },
  "signup.offer": { subject: "shift", says: "递补空位", who: { job: "anyone" } },
  "signup.end": { subject: "session", says: "随场次取消或变更报名", who: { job: "anyone" } },
  "signup.read_own": { subject: "signup", says: "看自己的报名", who: { person: "himself", token: "token" } },
  "signup.mark": { subject: "signup", says: "随签到和结束场次记下到场情况", who: { job: "anyone" } },
  "session.move": { subject: "session", says: "随开场和结束改变场次状态", who: { job: "anyone" } },
  "session.talk": { subject: "session", says: "记学校宣讲的人数和反馈", who: { ...planners, session_lead: "session", job: "anyone" } },
  "attendance.self": { subject: "signup", says: "本人签到签退", who: { person: "himself" } },

  // Hours
  "service_record.read": { subject: "serviceRecord", says: "看服务记录", who: { person: "himself", branch_secretary: "below_or_planned", unit_liaison: "below_or_planned", unit_verifier: "below", community_worker: "run", session_lead: "session", veterans_office: "below" } },
  "service_record.enter": { subject: "serviceRecord", says: "场次结束生成服务记录", who: { job: "anyone" } },
  "service_record.confirm": { subject: "serviceRecord", says: "确认或退回服务记录", who: { branch_secretary: "below_or_planned", session_lead: "session", community_worker: "hosted", unit_verifier: "below", job: "anyone" } },
  "service_record.reverse": { subject: "serviceRecord", says: "冲销服务记录", who: { branch_secretary: "below_or_planned", unit_verifier: "below", job: "anyone" } },
  "service_record.declare": { subject: "person", says: "申报在别处完成的服务", who: { person: "himself", unit_liaison: "below" } },

  // Bookings and the queue of the day
  "booking.book": { subject: "session", says: "预约咨询", who: { visitor: "public" } },
  "booking.hold": { subject: "booking", says: "看、改、取消自己的预约", who: { holder: "code" } },
  "booking.counter": { subject: "session", says: "代约、登记到场、现场取号", who: { branch_secretary: "below", community_worker: "below_or_hosted", session_lead: "session" } },
  "booking.read": { subject: "booking", says: "看预约名单", who: { branch_secretary: "below", community_worker: "below_or_hosted", session_lead: "session", person: "named" } },
  "booking.contact": { subject: "booking", says: "看预约人的称呼和电话", who: { branch_secretary: "below", community_worker: "below_or_hosted", session_lead: "session" } },
  "booking.call_me": { subject: "booking", says: "看来人怎么称呼", who: { branch_secretary: "below", community_worker: "below_or_hosted", session_lead: "session", person: "named" } },
  "queue.call": { subject: "session", says: "开台、叫号、过号、接待完", who: { community_worker: "below_or_hosted", session_lead: "session", person: "named", job: "anyone" } },
  "queue.ticket": { subject: "session", says: "在取号机上取号", who: { job: "anyone" } },
  "booking.erase": { subject: "session", says: "到期清除预约人的联系方式", who: { job: "anyone" } },
  "booking.end": { subject: "session", says: "随场次取消、结束预约", who: { job: "anyone" } },

  // Cases
  "case.log": { subject: "session", says: "登记咨询", who: { person: "named" } },
  "case.words": { subject: "consultation", says: "读、改咨询内容", who: { person: "named" } },
  "case.count": { subject: "consultation", says: "看咨询数量", who: { person: "named", branch_secretary: "below", community_worker: "hosted", veterans_office: "below", committee_officer: "committee", auditor: "committee", privacy_officer: "below" } },
  "case.follow_up": { subject: "consultation", says: "约定和完成咨询的跟进", who: { person: "named", job: "anyone" } },
  "case.hand_over": { subject: "consultation", says: "移交咨询给另一位志愿者", who: { person: "named" } },
  "case.take_over": { subject: "caseHandOver", says: "接手移交来的咨询", who: { person: "himself" } },
  "case.ask_break_glass": { subject: "consultation", says: "申请双人查阅", who: { person: "team", branch_secretary: "below" } },
  "case.decide_break_glass": { subject: "breakGlass", says: "批准双人查阅", who: { privacy_officer: "below" } },
  "case.read_break_glass": { subject: "breakGlass", says: "凭双人查阅看咨询内容", who: { person: "himself" } },
  "case.erase": { subject: "consultation", says: "到期清除咨询内容", who: { job: "anyone" } },
  "case.reseal": { subject: "consultation", says: "更换咨询内容的加密方式", who: { job: "anyone" } },
  "case.freeze": { subject: "organization", says: "固定年度咨询统计表", who: { job: "anyone" } },
  "tie.keep": { subject: "person", says: "登记自己的关系人", who: { person: "himself" } },
  "same_name.decide": { subject: "sameName", says: "核定同名是不是同一个人", who: { branch_secretary: "below", privacy_officer: "below" } },
  "same_name.withdraw": { subject: "sameName", says: "撤回自己的同名核定", who: { person: "named", job: "anyone" } },
  "conflict.check": { subject: "consultation", says: "核对回避", who: { job: "anyone" } },
  "key.rewrap": { subject: "organization", says: "换用新的数据密钥", who: { job: "anyone" } },
  "case.readings": { subject: "consultation", says: "看查阅记录", who: { privacy_officer: "below" } },

  // Gifts
  "gift.read": { subject: "gift", says: "看捐赠台账", who: { branch_secretary: "below", finance_approver: "below", veterans_office: "below" } },
  "gift.count": { subject: "gift", says: "看捐赠金额和用途（不含姓名）", who: { branch_secretary: "below", finance_approver: "below", veterans_office: "below", auditor: "committee", committee_officer: "committee" } },
  "gift.public": { subject: "organization", says: "看捐赠公示（合计和用途）", who: { visitor: "public" } },
  "gift.record": { subject: "gift", says: "登记捐赠", who: { branch_secretary: "below" } },
  "gift.reverse": { subject: "gift", says: "冲销捐赠和拨付", who: { branch_secretary: "below" } },
  "gift_application.read": { subject: "giftApplication", says: "看用款用物申请", who: { branch_secretary: "below", finance_approver: "below", veterans_office: "below" } },
  "gift_application.apply": { subject: "giftApplication", says: "申请用款用物、拨付、签收", who: { branch_secretary: "below" } },
  "gift_application.decide": { subject: "giftApplication", says: "审批用款用物", who: { finance_approver: "below" } },
  "thank_you_letter.read": { subject: "thankYouLetter", says: "看感谢信", who: { branch_secretary: "below", finance_approver: "below", veterans_office: "below" } },
  "thank_you_letter.add": { subject: "thankYouLetter", says: "登记感谢信", who: { branch_secretary: "below" } },

  // 双报到
  "unit_registration.read": { subject: "unitRegistration", says: "看单位报到", who: { unit_liaison: "below", unit_verifier: "below", community_worker: "hosted", committee_officer: "committee", auditor: "committee" } },
  "unit_registration.submit": { subject: "unitRegistration", says: "单位报到", who: { unit_liaison: "below" } },
  "unit_registration.accept": { subject: "unitRegistration", says: "接收或退回单位报到", who: { community_worker: "hosted" } },
  "unit_registration.verify": { subject: "unitRegistration", says: "核验纸质报到单", who: { unit_verifier: "below" } },
  "member_registration.read": { subject: "memberRegistration", says: "看党员报到名单", who: { person: "himself", unit_liaison: "below", unit_verifier: "below", community_worker: "hosted" } },
  "member_registration.submit": { subject: "memberRegistration", says: "党员报到", who: { person: "himself", unit_liaison: "below", job: "anyone" } },
  "member_registration.accept": { subject: "memberRegistration", says: "接收或退回党员报到", who: { community_worker: "hosted" } },
  "member_registration.verify": { subject: "memberRegistration", says: "核验纸质报到", who: { unit_verifier: "below" } },
  "exemption.enter": { subject: "exemption", says: "登记免报到", who: { unit_liaison: "below" } },
  "head_count.enter": { subject: "headCount", says: "上报在职党员人数", who: { unit_liaison: "below" } },
  "head_count.verify": { subject: "headCount", says: "核定在职党员人数", who: { committee_officer: "committee" } },
  "participation.report": { subject: "organization", says: "看双报到报表", who: { unit_liaison: "below", unit_verifier: "below", committee_officer: "committee", auditor: "committee" } },
  "participation.names": { subject: "organization", says: "看本单位未参加人员名单", who: { unit_liaison: "below" } },

  // 居民诉求办理
  "request.report": { subject: "request", says: "反映问题", who: { visitor: "public" } },
  "request.log": { subject: "request", says: "登记居民诉求", who: { community_worker: "below", grid_worker: "below", job: "anyone" } },
  "request.read": { subject: "request", says: "看居民诉求和办理经过", who: { community_worker: "below_or_handling", grid_worker: "below_or_handling", partner_handler: "handling", holder: "code" } },
  "request.contact": { subject: "request", says: "看反映人的称呼和电话", who: { community_worker: "below_or_handling", grid_worker: "below_or_handling", partner_handler: "handling" } },
  "request.dispatch": { subject: "request", says: "派单、合并、延期、更正诉求", who: { community_worker: "below" } },
  "request.answer_dispatch": { subject: "request", says: "接单、退单", who: { community_worker: "below", grid_worker: "below", partner_handler: "below" } },
  "request.handle": { subject: "request", says: "答复、查看、办结诉求", who: { community_worker: "below_or_handling", grid_worker: "below_or_handling", partner_handler: "handling" } },
  "request.call_back": { subject: "request", says: "回访居民", who: { community_worker: "below" } },
  "request.answer_call_back": { subject: "request", says: "回答解决了没有、满意不满意", who: { community_worker: "below", holder: "code" } },
  "request.advance": { subject: "request", says: "随办理改变诉求状态", who: { job: "anyone" } },
  "request.escalate": { subject: "request", says: "超期升级督办", who: { job: "anyone" } },
  "request.erase": { subject: "request", says: "到期清除联系方式", who: { job: "anyone" } },
  "request.count": { subject: "request", says: "看诉求数量和三率（不含内容）", who: { community_worker: "below", grid_worker: "below", committee_officer: "committee", auditor: "committee" } },
  "request.export": { subject: "request", says: "导出诉求清单、设定导出的栏目", who: { community_worker: "below" } },
  "answer_template.keep": { subject: "organization", says: "维护常用答复", who: { community_worker: "below" } },
  "grid_duty.change": { subject: "organization", says: "排网格AB岗和值守时间", who: { community_worker: "below" } },

  // 周进网格
  "grid_visit.read": { subject: "gridVisit", says: "看周进网格的走访记录", who: { branch_secretary: "below", unit_liaison: "below", partner_handler: "below", community_worker: "hosted", grid_worker: "hosted", person: "named" } },
  "grid_visit.record": { subject: "gridVisit", says: "登记、更正、作废周进网格的走访", who: { branch_secretary: "below", unit_liaison: "below", partner_handler: "below", community_worker: "hosted", person: "named" } },

  // 需求和微心愿
  "list_item.read": { subject: "listItem", says: "看需求和微心愿", who: { community_worker: "below", unit_liaison: "public", branch_secretary: "public", partner_handler: "public", person: "public" } },
  "list_item.keep": { subject: "listItem", says: "登记、发布、撤回需求和微心愿", who: { community_worker: "below", job: "anyone" } },
  "list_claim.make": { subject: "listClaim", says: "认领需求和微心愿", who: { person: "himself", unit_liaison: "below", branch_secretary: "below", partner_handler: "below" } },
  "list_claim.end": { subject: "listClaim", says: "登记完成、退回认领", who: { person: "himself", unit_liaison: "below", branch_secretary: "below", partner_handler: "below", community_worker: "hosted" } },

  // 社区活动室
  "room.read": { subject: "room", says: "看活动室的开放和空闲时间", who: { visitor: "public" } },
  "room.keep": { subject: "room", says: "维护活动室、开放时间和停用日", who: { community_worker: "below" } },
  "room_booking.book": { subject: "roomBooking", says: "预约和取消活动室", who: { community_worker: "hosted", branch_secretary: "below", unit_liaison: "below", partner_handler: "below" } },
  "room_booking.read": { subject: "roomBooking", says: "看活动室的预约", who: { community_worker: "hosted", branch_secretary: "below", unit_liaison: "below", partner_handler: "below" } },
  "room_booking.contact": { subject: "roomBooking", says: "看预约活动室的人怎么称呼和电话", who: { community_worker: "hosted", branch_secretary: "below", unit_liaison: "below", partner_handler: "below" } },
  "room_booking.erase": { subject: "roomBooking", says: "到期清除预约活动室的人的联系方式", who: { job: "anyone" } },

  // The resident's own code, and the calendar of working days
  "follow.open": { subject: "organization", says: "用查询码查看进度", who: { visitor: "public" } },
  "workday.change": { subject: "organization", says: "维护节假日和调休", who: { system_admin: "below", job: "anyone" } },

  // The ground
  "message.read": { subject: "message", says: "看消息和电话名单", who: { branch_secretary: "below", community_worker: "below", unit_liaison: "below", system_admin: "below" } },
  "message.send": { subject: "message", says: "发送消息", who: { job: "anyone" } },
  "message.retry": { subject: "message", says: "重发消息、记为已电话通知", who: { branch_secretary: "below", community_worker: "below", unit_liaison: "below" } },
  "audit.read": { subject: "auditEntry", says: "看操作记录", who: { branch_secretary: "below", community_worker: "below", unit_liaison: "below", system_admin: "below", auditor: "committee" } },
  "file.add": { subject: "file", says: "上传文件", who: { visitor: "public", grid_worker: "below", partner_handler: "below", person: "himself", branch_secretary: "below", unit_liaison: "below", community_worker: "below" } },
  "file.read": { subject: "file", says: "看文件", who: { person: "himself", branch_secretary: "below", unit_liaison: "below", unit_verifier: "below", finance_approver: "below", veterans_office: "below", community_worker: "below_or_hosted" } },
  "file.attach": { subject: "file", says: "把文件附到记录上", who: { job: "anyone" } },
  "file.remove": { subject: "file", says: "清理没有用上的文件", who: { job: "anyone" } },
  "feedback.leave": { subject: "organization", says: "提意见建议", who: { visitor: "public" } },
  "feedback.read": { subject: "organization", says: "看意见建议", who: { system_admin: "below", committee_officer: "committee" } },
} as const satisfies Record<string, Line>;

export type Action = keyof typeof access;

/** The name under which an actor stands in the table; what a visitor may, everybody may. */
export function holderOf(actor: Actor): Holder {
  return actor.kind === "post" ? actor.post.role : actor.kind;
}

/** How far this actor's right to the action goes, or null when he has none. */
export function reachOf(actor: Actor, action: Action): Reach[] {
  const who: Line["who"] = access[action].who;
  const own = who[holderOf(actor)];
  return [own, who.visitor].filter((found): found is Reach => found !== undefined);
}
