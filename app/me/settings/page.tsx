import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { personHere, whoHere } from "#app/_session/actor.ts";
import { buttonClass } from "#app/_ui/button-class.ts";
import { ElderSwitch } from "#app/_ui/elder-switch.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { DateField, FieldRow, PhoneField } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Actions, PageHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { formatDay } from "#lib/format.ts";
import { membershipState, role, speciality, validityKind } from "#db/words.ts";
import { personPage } from "#lib/people/queries.ts";
import { codesReachPeople } from "#lib/sign-in/queries.ts";
import { honoursOf } from "#lib/teams/queries.ts";
import { signOutAction, signOutEverywhereAction } from "../../sign-in/actions.ts";
import { askForPhoneAction, dropPhoneAction, restDaysAction } from "./actions.ts";
import { PasswordSection } from "./password-section.tsx";

export const metadata: Metadata = { title: "我的设置" };

export default async function SettingsPage({ searchParams }: { searchParams: Promise<{ phone?: string }> }) {
  const { phone: changed } = await searchParams;
  const me = await personHere();
  const who = await whoHere();
  const own = (await personPage(me, me.personId)) ?? notFound();
  const honours = await honoursOf(me, { personId: me.personId });
  const day = (text: string | null) => text && formatDay(text, { year: true, weekday: false });
  return (
    <>
      <PageHead title="我的设置" />
      <Section title="我的资料">
        <Sheet>
          <Facts
            facts={[
              ["姓名", own.name],
              ["所属组织", own.organizationName],
              ["出生日期", day(own.birthday)],
              ["志愿者编号", own.volunteerNumber],
              ["服务专长", own.specialities.map((one) => speciality[one.speciality]).join("、")],
              ["志愿队", own.memberships.map((one) => `${one.teamName}（${membershipState[one.state]}）`).join("、")],
              ["聘书、保险、培训", own.validities.filter((one) => one.endedAt === null).map((one) => `${validityKind[one.kind]}到${day(one.untilDay)}`).join("；")],
              ["荣誉", honours.rows.filter((one) => one.endedAt === null).map((one) => one.name).join("、")],
              ["岗位", who?.posts.map((post) => `${post.organizationName} ${post.sessionTitle ?? role[post.role]}`).join("；")],
            ]}
          />
        </Sheet>
        <p className="small">
          姓名、出生日期有误，请告诉您的支部或社区更正；他们改过什么，都留有记录。保存哪些、存多久，见<Link href="/privacy">隐私说明</Link>。
        </p>
      </Section>
      <Section title="我的电话">
        {(changed === "changed" || changed === "shared") && (
          <Notice tone="ok" title="手机号已换好">
            别的手机、电脑上的登录已退出；旧号码收到了一条通知。{changed === "shared" && "这个号码家里还有别人在用，以后登录时要选一下您是哪一位。"}
          </Notice>
        )}
        <p>{who?.phone ? `现在是 ${who.phone}，用来登录和收通知。` : "现在没有登记，有事会打电话到支部转告。"}</p>
        {codesReachPeople() ? (
          <Form action={askForPhoneAction} submit="发验证码到新号码" busy="正在发送…" look="plain">
            <PhoneField name="phone" label="新手机号" required hint="收到验证码、填好以后才换；没有手机的，请支部代填座机" />
          </Form>
        ) : (
          <p className="small">这里没有接通短信，要换号码请告诉您的支部或社区。</p>
        )}
        {who?.phone && <Tap action={dropPhoneAction} label="我不用这个号码了" look="quiet" confirm="去掉以后收不到短信，也不能用验证码登录；有事打电话到支部转告，登录请支部打印登录卡。" />}
      </Section>
      <Section title="这几天不参加">
        {own.restsFrom && (
          <Notice tone="wait">
            {day(own.restsFrom)}到{day(own.restsUntil)}不排您的岗位。
          </Notice>
        )}
        <Form action={restDaysAction} initial={{ restsFrom: own.restsFrom, restsUntil: own.restsUntil }} submit="保存" look="plain" done="已保存">
          <FieldRow>
            <DateField name="restsFrom" label="从哪天" />
            <DateField name="restsUntil" label="到哪天" hint="两天都空着，就是不休息" />
          </FieldRow>
        </Form>
      </Section>
      <Section title="长辈模式">
        <p>字大、按钮大，一次只看一件事。</p>
        <ElderSwitch />
      </Section>
      {who && who.posts.length > 0 && <PasswordSection hasPassword={who.hasPassword} />}
      <Section title="退出">
        <Actions>
          {who && who.posts.length > 0 && (
            <Link href="/office?choose=1" prefetch={false} className={buttonClass()}>
              去我的岗位
            </Link>
          )}
          <form action={signOutAction}>
            <button type="submit" className={buttonClass()}>
              退出登录
            </button>
          </form>
          <Tap
            action={signOutEverywhereAction}
            label="在所有手机和电脑上退出"
            look="danger"
            confirm="您在别的手机、电脑上的登录会马上失效，这一台也要重新登录。手机丢了，请用这个。"
          />
        </Actions>
      </Section>
    </>
  );
}
