import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { personHere, whoHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { buttonClass } from "#app/_ui/button-class.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { ResidentShell } from "#app/_ui/resident-shell.tsx";
import { Actions, PageHead, RowHead, Rows, Sheet } from "#app/_ui/sheet.tsx";
import { role } from "#db/words.ts";
import { formatDay } from "#lib/format.ts";
import { segmentOf } from "#lib/sign-in/rules.ts";
import { signOutAction } from "../sign-in/actions.ts";

export const metadata: Metadata = { title: "选择岗位" };

export default async function OfficePage({ searchParams }: { searchParams: Promise<{ choose?: string }> }) {
  await personHere();
  const who = await whoHere();
  const posts = who?.posts ?? [];
  const [only, ...others] = posts;
  if (only && others.length === 0 && (await searchParams).choose === undefined) redirect(`/office/${segmentOf(posts, only)}`);
  return (
    <ResidentShell who={who?.name}>
      <PageHead title="选择岗位" about="您以哪个岗位工作，所做的事就记在哪个岗位上。" />
      {posts.length === 0 ? (
        <Empty title="您现在没有岗位">
          <p>岗位由上级组织的系统管理员授予，到期自动结束。您仍可以志愿者的身份使用。</p>
        </Empty>
      ) : (
        <Sheet>
          <Rows label="我的岗位">
            {posts.map((post) => (
              <li key={post.id}>
                <RowHead>
                  <span>
                    <b>{post.organizationName}</b>
                    <br />
                    <small>
                      {role[post.role]}
                      {post.sessionTitle && `：${post.sessionTitle}`}
                      {post.toDay && `，到 ${formatDay(post.toDay, { year: true, weekday: false })}`}
                    </small>
                  </span>
                  <LinkButton href={`/office/${segmentOf(posts, post)}`}>进入</LinkButton>
                </RowHead>
              </li>
            ))}
          </Rows>
        </Sheet>
      )}
      <Actions>
        <Link href="/me" prefetch={false} className={buttonClass()}>
          我的志愿服务
        </Link>
        <form action={signOutAction}>
          <button type="submit" className={buttonClass("quiet")}>
            退出登录
          </button>
        </form>
      </Actions>
    </ResidentShell>
  );
}
