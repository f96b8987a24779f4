import type { Metadata } from "next";
import { whoHere } from "#app/_session/actor.ts";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { PageHead, Section } from "#app/_ui/sheet.tsx";

export const metadata: Metadata = { title: "更新说明" };

const changes = [
  {
    title: "第二版",
    items: [
      "法律咨询可以预约，当天叫号，大屏报号；没约的人一样排队",
      "随手拍照反映问题，凭查询码看进度、说解决没解决；断网也不丢",
      "诉求派单、退单、延期、合并、回访，响应率、解决率、满意率",
      "周进网格、社区活动室，诉求一键转成场次、需求、微心愿",
      "咨询先核对回避、征得同意，再登记；每次阅读都有记录",
      "共建协议年度台账，学校宣讲",
    ],
  },
  {
    title: "第一版",
    items: [
      "安排场次、报名和候补、签到签退、服务记录",
      "法律咨询登记，内容加密，只有接待的人看得到",
      "捐赠台账、拨付和感谢信",
      "单位和党员双报到，参与情况报表",
      "长辈模式；没有智能手机的人由支部代办、打印名单",
    ],
  },
];

export default async function ChangesPage() {
  const who = await whoHere();
  return (
    <ResidentShell who={who?.name}>
      <PageHead title="更新说明" />
      {changes.map((change) => (
        <Section key={change.title} title={change.title}>
          <ul>
            {change.items.map((item) => (
              <li key={item}>· {item}</li>
            ))}
          </ul>
        </Section>
      ))}
    </ResidentShell>
  );
}
