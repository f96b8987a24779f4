/** Longer than 250 lines: the product's one vocabulary. Keys are what is stored, values are the Chinese terms. No imports: browsers load it too. */

export const organizationKind = {
  working_committee: "工作委员会",
  unit: "单位",
  branch: "党支部",
  veterans_office: "老干部工作部门",
  street: "街道",
  community: "社区",
  grid: "网格",
  partner: "联建单位",
  owners_committee: "业委会",
  property_company: "物业",
  mediation_committee: "人民调解委员会",
  school: "学校",
  enterprise: "企业",
} as const;
export type OrganizationKind = keyof typeof organizationKind;

export const placeKind = { venue: "场所", estate: "小区", building: "楼栋" } as const;
export type PlaceKind = keyof typeof placeKind;

export const linkKind = { member_unit: "大党委成员单位", city_support: "创城包抓共建单位", double_registration: "双报到单位" } as const;
export type LinkKind = keyof typeof linkKind;

export const role = {
  branch_secretary: "党支部书记",
  community_worker: "社区工作人员",
  grid_worker: "网格员",
  unit_liaison: "单位党务联络员",
  unit_verifier: "单位核验人",
  committee_officer: "工委工作人员",
  veterans_office: "老干部工作人员",
  session_lead: "场次负责人",
  auditor: "审计",
  system_admin: "系统管理员",
  finance_approver: "捐赠审批人",
  privacy_officer: "隐私负责人",
  partner_handler: "联建单位经办人",
} as const;
export type Role = keyof typeof role;

export const speciality = {
  legal_advice: "法律咨询",
  mediation: "纠纷调解",
  law_talk: "普法宣讲",
  youth_care: "关心下一代",
  recording: "记录",
  calligraphy: "书法",
} as const;
export type Speciality = keyof typeof speciality;

export const validityKind = { appointment: "聘书", insurance: "保险", training: "培训" } as const;
export type ValidityKind = keyof typeof validityKind;

export const partyStanding = { in_service: "在职党员", retired: "离退休党员", none: "非党员" } as const;
export type PartyStanding = keyof typeof partyStanding;

export const membershipState = { applied: "待审核", approved: "已入队", returned: "已退回", ended: "已退队" } as const;
export type MembershipState = keyof typeof membershipState;

export const joiningState = { submitted: "待确认", accepted: "已确认", returned: "已退回" } as const;
export type JoiningState = keyof typeof joiningState;

/** Why a session goes to a school; a talk at any other time has none. */
export const schoolOccasion = { first_lesson: "开学第一课", constitution_day: "国家宪法日", childrens_day: "六一", law_class: "法治课" } as const;
export type SchoolOccasion = keyof typeof schoolOccasion;

export const sessionKind = {
  consultation: "法律咨询",
  mediation: "纠纷调解",
  law_talk: "普法宣讲",
  youth_care: "关心下一代",
  gift_drive: "捐助活动",
  neighbourhood: "社区服务",
  party_day: "主题党日",
  training: "培训",
  fellowship: "联谊",
} as const;
export type SessionKind = keyof typeof sessionKind;

export const sessionState = {
  draft: "草稿",
  published: "已发布",
  under_way: "进行中",
  completed: "已结束",
  cancelled: "已取消",
} as const;
export type SessionState = keyof typeof sessionState;

export const signupState = {
  confirmed: "已报名",
  waitlisted: "候补中",
  offered: "待确认递补",
  passed: "已放弃递补",
  attended: "已到",
  absent: "未到",
  excused: "请假",
  cancelled: "已取消",
} as const;
export type SignupState = keyof typeof signupState;

export const signupVia = { self: "本人报名", proxy: "代报名", lead: "现场补登" } as const;
export type SignupVia = keyof typeof signupVia;

/** Why a name of a pasted 接龙 became no sign-up, and what came of it. */
export const jielongWhy = { unknown: "队里没有这个名字", ambiguous: "队里不止一位", unfit: "不适合这个岗位" } as const;
export type JielongWhy = keyof typeof jielongWhy;

export const jielongNameState = { open: "待落实", signed: "已在名单上", out: "不参加或无关" } as const;
export type JielongNameState = keyof typeof jielongNameState;

export const source = {
  self_scan: "本人扫码",
  lead: "负责人现场登记",
  proxy: "代签到",
  paper: "纸质签到表",
  import: "导入",
  declared: "申报",
} as const;
export type Source = keyof typeof source;

export const serviceRecordState = { entered: "待确认", confirmed: "已确认", refused: "未通过", reversed: "已冲销" } as const;
export type ServiceRecordState = keyof typeof serviceRecordState;

export const serviceRecordKind = { service: "服务", training: "培训" } as const;
export type ServiceRecordKind = keyof typeof serviceRecordKind;

export const caseState = {
  intake: "待受理",
  cleared: "可咨询",
  open: "咨询中",
  advised: "已答复",
  mediating: "调解中",
  referred: "已转介",
  closed: "已办结",
  reassigned: "已改派",
} as const;
export type CaseState = keyof typeof caseState;

export const matterKind = {
  divorce: "婚姻家庭",
  support: "赡养",
  inheritance: "房产继承",
  house_delivery: "商铺房屋交付",
  property_service: "物业服务",
  neighbour: "相邻关系",
  labour: "劳动争议",
  contract: "合同借贷",
  injury: "侵权赔偿",
  other: "其他",
} as const;
export type MatterKind = keyof typeof matterKind;

export const matterOutcome = { answered: "已解答", mediation_intended: "有调解意向", referred: "已转介", no_view: "仅告知程序", pending: "待跟进" } as const;
export type MatterOutcome = keyof typeof matterOutcome;

export const procedureStage = { none: "未进入程序", litigation: "诉讼", enforcement: "执行", arbitration: "仲裁", petition: "信访" } as const;
export type ProcedureStage = keyof typeof procedureStage;

export const referralKind = {
  legal_aid: "法律援助",
  mediation: "人民调解",
  notary: "公证",
  petition_window: "信访窗口",
  court: "法院",
} as const;
export type ReferralKind = keyof typeof referralKind;

export const caseSource = { on_site: "现场录入", paper: "纸质登记表" } as const;
export type CaseSource = keyof typeof caseSource;

export const partySide = { asker: "咨询人", other: "相对方", companion: "陪同人" } as const;
export type PartySide = keyof typeof partySide;

/** What a check of names and court may find; the first four turn the counsellor away, the others ask him to look. */
export const conflictRule = {
  tie: "与志愿者登记的关系人同名",
  former_party: "与他接待过的另一方同名",
  former_court: "原任职法院办过的事",
  own_word: "志愿者自己提出回避",
  tie_near: "与志愿者登记的关系人同音或差一个字",
  former_party_near: "与他接待过的另一方同音或差一个字",
  province: "甘肃法院的案号",
  companion_is_other: "陪同人与相对方同名或近似",
} as const;
export type ConflictRule = keyof typeof conflictRule;

export const conflictDecision = { cleared: "可以接待", looked: "核对后可以接待", asked: "同名，等第二个人核定", ruled: "同名不同人，经第二个人核定可以接待", conflict: "回避" } as const;
export type ConflictDecision = keyof typeof conflictDecision;

/** What a second person said of an exact namesake of a counsellor's tie, or of one he heard from the other side. */
export const sameNameState = { asked: "待核定", another: "同名不同人", same: "是同一个人", withdrawn: "已撤回" } as const;
export type SameNameState = keyof typeof sameNameState;

export const caseEntryKind = { talk: "再次咨询", minutes: "记录", mediation: "调解会" } as const;
export type CaseEntryKind = keyof typeof caseEntryKind;

export const referralAnswer = { accepted: "已受理", done: "已办结", refused: "未受理" } as const;
export type ReferralAnswer = keyof typeof referralAnswer;

export const handOverState = { asked: "待接手", accepted: "已接手", declined: "未接手", withdrawn: "已撤回" } as const;
export type HandOverState = keyof typeof handOverState;

export const breakGlassState = { asked: "待批准", granted: "已批准", refused: "未批准" } as const;
export type BreakGlassState = keyof typeof breakGlassState;

export const bookingState = { waitlisted: "候补中", booked: "已预约", arrived: "已到，等叫号", being_served: "正在接待", served: "已接待", cancelled: "已取消", missed: "未到" } as const;
export type BookingState = keyof typeof bookingState;

export const bookingVia = { self: "网上预约", counter: "窗口或电话代约", household: "家人代约", walk_in: "现场取号" } as const;
export type BookingVia = keyof typeof bookingVia;

/** 老人、残疾人、孕妇优先; nobody is asked for a paper that proves it. */
export const bookingPriority = { none: "无", elder: "70 岁以上", disabled: "残疾人", pregnant: "孕妇" } as const;
export type BookingPriority = keyof typeof bookingPriority;

export const boardKind = { board: "叫号屏", kiosk: "取号机" } as const;
export type BoardKind = keyof typeof boardKind;

export const requestState = {
  received: "已受理",
  dispatched: "已派单",
  in_progress: "办理中",
  resolved: "已办结",
  call_back: "回访中",
  verified: "已解决",
  redirected: "已告知其他渠道",
  merged: "已合并",
} as const;
export type RequestState = keyof typeof requestState;

export const requestCategory = {
  drain: "给排水",
  fire_exit: "消防通道和杂物",
  charging: "飞线充电",
  refuse: "垃圾清运",
  property: "物业服务",
  parking: "停车",
  lighting: "路灯照明",
  road: "道路设施",
  noise: "噪声扰民",
  green: "绿化树木",
  building: "违规搭建",
  neighbour: "邻里纠纷",
  care: "生活困难帮扶",
  other: "其他",
} as const;
export type RequestCategory = keyof typeof requestCategory;

export const urgency = { urgent: "紧急", pressing: "较急", ordinary: "一般", hard: "疑难" } as const;
export type Urgency = keyof typeof urgency;

export const requestVia = { online: "手机反映", counter: "窗口", phone: "电话", paper: "纸质", outside: "其他系统转来", visit: "入户走访" } as const;
export type RequestVia = keyof typeof requestVia;

/** Systems that already hold an order: it is referred to by its number there, never asked for again (domain.md, Principle 5). */
export const outsideSystem = { hotline_12345: "12345 热线", xiaolan: "小兰帮办", grid_system: "网格系统", other: "其他系统" } as const;
export type OutsideSystem = keyof typeof outsideSystem;

export const dispatchPart = { owner: "首接主办", assist: "协办" } as const;
export type DispatchPart = keyof typeof dispatchPart;

export const dispatchState = { sent: "待接单", accepted: "办理中", objected: "已退单", withdrawn: "已撤回", done: "已办完" } as const;
export type DispatchState = keyof typeof dispatchState;

/** The lines of a request's course, in the order they may come. */
export const requestEntryKind = {
  received: "受理",
  followed: "又有居民反映",
  changed: "更正",
  dispatched: "派单",
  accepted: "接单",
  objected: "退单",
  withdrawn: "撤回派单",
  answer: "答复",
  note: "内部备注",
  visit: "上门查看",
  joint_inspection: "联合检查",
  extended: "延期",
  escalated: "升级督办",
  pushed_down: "记为下沉事项",
  resolved: "办结",
  asked: "发起回访",
  called_back: "回访",
  reopened: "重新办理",
  merged: "合并",
  unmerged: "取消合并",
  redirected: "告知其他渠道",
  turned: "转出",
  turn_ended: "转出的结果",
} as const;
export type RequestEntryKind = keyof typeof requestEntryKind;

export const callBackVia = { link: "链接", phone: "电话", visit: "上门" } as const;
export type CallBackVia = keyof typeof callBackVia;

export const satisfaction = { satisfied: "满意", fair: "基本满意", unsatisfied: "不满意" } as const;
export type Satisfaction = keyof typeof satisfaction;

/** 周进网格: a visit recorded wrongly is ended with a reason, never deleted. */
export const visitState = { recorded: "已记录", cancelled: "已作废" } as const;
export type VisitState = keyof typeof visitState;

/** How one week of a unit's grid stands. */
export const visitWeek = { visited: "已走访", due: "本周待走访", missed: "没有走访", rest: "放假，不用走访" } as const;
export type VisitWeek = keyof typeof visitWeek;

export const roomBookingState = { booked: "已预约", cancelled: "已取消" } as const;
export type RoomBookingState = keyof typeof roomBookingState;

/** What a community puts up for units and members to take on: of the three lists the 需求, and the 微心愿. */
export const itemKind = { demand: "需求", wish: "微心愿" } as const;
export type ItemKind = keyof typeof itemKind;

export const itemState = { proposed: "待发布", open: "待认领", claimed: "已认领", delivered: "已完成", thanked: "已答谢", withdrawn: "已撤回" } as const;
export type ItemState = keyof typeof itemState;

export const claimState = { claimed: "已认领", delivered: "已完成", confirmed: "社区已确认", released: "已退回" } as const;
export type ClaimState = keyof typeof claimState;

/** How what was made of a request ended. */
export const turnResult = { done: "已办完", off: "没有办成" } as const;
export type TurnResult = keyof typeof turnResult;

export const giftKind = { money: "款", goods: "物" } as const;
export type GiftKind = keyof typeof giftKind;

export const giftState = { pledged: "已认捐", received: "已收到", reversed: "已冲销" } as const;
export type GiftState = keyof typeof giftState;

export const giftMeans = { bank: "银行转账", direct: "直接付给学校或慈善会", cash: "现金", delivered: "实物送交" } as const;
export type GiftMeans = keyof typeof giftMeans;

export const donorKind = { person: "个人", branch: "党支部", organization: "单位" } as const;
export type DonorKind = keyof typeof donorKind;

export const applicationState = { applied: "待审批", approved: "已批准", refused: "未批准", paid: "已拨付", receipted: "已签收" } as const;
export type ApplicationState = keyof typeof applicationState;

export const recipientKind = { named: "指名受助人", pupils: "学校学生", organization: "单位" } as const;
export type RecipientKind = keyof typeof recipientKind;

export const registrationState = { submitted: "待接收", accepted: "已报到", returned: "已退回", ended: "已结束" } as const;
export type RegistrationState = keyof typeof registrationState;

export const registrationSource = { online: "网上报到", paper: "纸质报到单" } as const;
export type RegistrationSource = keyof typeof registrationSource;

export const exemptionKind = { village_post: "驻村", seconded: "借调", long_illness: "长期病休", elsewhere: "异地工作", other: "其他" } as const;
export type ExemptionKind = keyof typeof exemptionKind;

export const honourKind = { branch: "党支部荣誉", team: "团队荣誉", person: "个人荣誉" } as const;
export type HonourKind = keyof typeof honourKind;

export const agreementState = { draft: "草稿", in_force: "生效中", renewed: "已续签", ended: "已终止" } as const;
export type AgreementState = keyof typeof agreementState;

export const messageKind = {
  sign_in_code: "登录验证码",
  offer: "递补通知",
  change: "场次变更",
  cancellation: "场次取消",
  reminder: "活动提醒",
  signup: "报名结果",
  membership: "入队结果",
  joining: "加入单位结果",
  phone_change: "换手机号",
  registration: "报到结果",
  set_up: "启用链接",
  request: "诉求进展",
  call_back: "诉求回访",
  booking: "预约通知",
  consultation: "咨询事项",
} as const;
export type MessageKind = keyof typeof messageKind;

export const messageState = { queued: "待发送", sent: "已发送", failed: "发送失败", phone_list: "电话通知" } as const;
export type MessageState = keyof typeof messageState;

export const channel = { sms: "短信", phone: "电话" } as const;
export type Channel = keyof typeof channel;

export const openingMeasure = { sessions: "服务场次", matters: "解决法律问题", gifts_fen: "捐资助学", people_served: "服务群众人次", minutes: "服务时长" } as const;
export type OpeningMeasure = keyof typeof openingMeasure;

export const fileKind = { thank_you_letter: "感谢信", registration_slip: "盖章报到单", service_card: "盖章服务卡", request_photo: "诉求照片", visit_photo: "走访照片", case_document: "咨询材料", document: "文件" } as const;
export type FileKind = keyof typeof fileKind;

/** Keys of a word list as a non-empty tuple, for zod enums and table checks. */
export function keys<T extends Record<string, string>>(words: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(words) as [keyof T & string, ...(keyof T & string)[]];
}
