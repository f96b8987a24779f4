import type { Metadata } from "next";
import { whoHere } from "#app/_session/actor.ts";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { Table } from "#app/_ui/table.tsx";
import { retentionPeriods } from "#lib/retention/queries.ts";

export const metadata: Metadata = { title: "隐私说明" };

const kept = (years: number, days: number) => [
  {
    what: "志愿者的姓名、电话、出生日期、专长、所属组织",
    why: "安排合适的服务、通知本人（志愿服务条例第七、十五条）",
    who: "本人，本组织的工作人员；别处只见姓氏",
    long: "在册期间；离册后只留服务记录所需",
  },
  {
    what: "报名、签到、服务时长",
    why: "如实记录志愿服务、出具证明（志愿服务条例第十九条）",
    who: "本人，主办和承办的组织",
    long: "长期保存，供本人申请证明",
  },
  {
    what: "居民的咨询内容（可以不写）",
    why: "解答和跟进；写之前先征得本人同意",
    who: "只有接待的志愿者和记录员，每看一次都留记录；加密保存",
    long: `办结后 ${years} 年，到期删除`,
  },
  {
    what: "居民预约咨询留的手机号、称呼、要问的事项和时间",
    why: "留号、提醒、改时间；不问姓名和证件",
    who: "本人凭查询码；主办和承办场次的工作人员",
    long: `场次结束后 ${days} 天，到期清除手机号和称呼`,
  },
  {
    what: "居民反映的问题：文字、照片、地点；手机号和称呼（都可以不填）",
    why: "办理、告知进展、回访。照片里的拍摄位置和设备在收到时就去掉",
    who: "本人凭查询码；办这件事的人。手机号只有办理的人看得到。公开的结果要本人同意，不写姓名、电话和门牌",
    long: `手机号和称呼在办结后 ${days} 天清除；文字和照片随办理记录保存`,
  },
  { what: "居民的回访答复（解决没有、满意不满意）", why: "没解决的接着办；统计解决率、满意率，只有数字", who: "办理的人；留的话别的居民看不到", long: "随办理记录保存" },
  { what: "查询码", why: "不用登录也能看进度", who: "只给本人；系统里不存明文", long: "随预约或诉求" },
  { what: "网络不通时没发出去的反映", why: "有网后再发，只发一次", who: "只在您自己的手机里", long: "发出或您删去为止" },
  { what: "党员报到、参加服务的情况", why: "双报到工作", who: "本人，本单位联络员，接收的社区；上级只见编号和数字", long: "按党务档案要求" },
  {
    what: "捐赠人、数额、用途",
    why: "捐赠登记和答复捐赠人（公益事业捐赠法第二十一条）",
    who: "党支部和捐赠审批人；公开的只有合计和用途",
    long: "按财务档案要求",
  },
  {
    what: "操作记录：谁、何时、做了什么",
    why: "可追查（网络安全法第二十一条）",
    who: "本组织工作人员；审计只见编号",
    long: "至少 183 天，默认 5 年",
  },
  { what: "登录验证码", why: "确认是本人", who: "只发给本人，不存明文", long: "5 分钟" },
];

export default async function PrivacyPage() {
  const [who, periods] = await Promise.all([whoHere(), retentionPeriods()]);
  return (
    <ResidentShell who={who?.name}>
      <PageHead title="隐私说明" about="这里保存什么、为什么、谁看得到、存多久。依据《中华人民共和国个人信息保护法》。" />
      <Sheet>
        <Table
          caption="保存的个人信息"
          rows={kept(periods.case_retention_years, periods.contact_retention_days)}
          rowKey={(row) => row.what}
          columns={[
            { head: "保存什么", cell: (row) => row.what },
            { head: "为什么", cell: (row) => row.why },
            { head: "谁看得到", cell: (row) => row.who },
            { head: "存多久", cell: (row) => row.long },
          ]}
        />
      </Sheet>
      <Section title="您可以">
        <p>
          登录后在“我的设置”里查看自己的资料、改电话。要更正、复制或删除别的内容，请告诉您的支部、单位或社区，由他们在系统里办理；也可以在“意见建议”里提出。
        </p>
        <p>不满 14 周岁的人，由监护人同意后才登记。学校受赠的学生只记人数，不记姓名。</p>
      </Section>
      <Section title="我们不做的">
        <p>
          不打分、不排名，不统计谁登录了几次，不强制打卡拍照；不把资料给任何商家，不向公众募捐，不收付款。浏览器里只有一个登录用的标记、“长辈模式”的选择，和网络不通时您没发出去的反映。
        </p>
      </Section>
    </ResidentShell>
  );
}
