import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { PageHead, Rows, Sheet } from "#app/_ui/sheet.tsx";
import type { Action } from "#lib/access.ts";
import { holdsAction } from "#lib/reach.ts";

export const metadata: Metadata = { title: "报表" };

const reports: { any: Action[]; href: string; title: string; about: string }[] = [
  { any: ["participation.report"], href: "reports/participation", title: "双报到参与情况", about: "按单位、按时期，每个数字都能点到背后的记录" },
  { any: ["request.count"], href: "reports/requests", title: "居民诉求三率", about: "响应率、解决率、满意率，用时，民情报告" },
  { any: ["session.list"], href: "reports/talks", title: "学校宣讲", about: "开学第一课、国家宪法日、六一：哪所学校、哪些班级、多少学生、反馈" },
  { any: ["case.count"], href: "cases", title: "咨询", about: "解决法律问题、接待人次，只有数字" },
  { any: ["gift.read", "gift.count"], href: "gifts", title: "捐赠台账", about: "收到、拨付、余额" },
  { any: ["service_record.read"], href: "hours/records", title: "服务记录", about: "每个人、每一场的时长" },
];

export default async function Reports({ params }: { params: Promise<{ organization: string }> }) {
  const { organization } = await params;
  const actor = await postHere(organization);
  const mine = reports.filter((report) => report.any.some((action) => holdsAction(actor, action)));
  if (mine.length === 0) notFound();
  return (
    <>
      <PageHead title="报表" about="没有人需要填表：发生的事记录一次，数字由记录得出。" />
      <Sheet>
        <Rows>
          {mine.map((report) => (
            <li key={report.href}>
              <Link href={`/office/${organization}/${report.href}`} prefetch={false}>
                <b>{report.title}</b>
              </Link>
              <p className="small">{report.about}</p>
            </li>
          ))}
        </Rows>
      </Sheet>
    </>
  );
}
