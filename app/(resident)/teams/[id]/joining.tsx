import { LinkButton } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Tap } from "#app/_ui/form/tap.tsx";
import { Hidden, TextArea } from "#app/_ui/form/text-fields.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { MembershipState } from "#db/words.ts";
import { apply, leave } from "./actions.ts";

type Team = { id: string; name: string; organizationName: string; phone: string; mine: { id: string; state: MembershipState; reason: string | null } | null };

/** What the reader can do about this team: sign in, apply, wait, leave. */
export function Joining({ team, signedIn }: { team: Team; signedIn: boolean }) {
  if (!signedIn) {
    return (
      <>
        <p>先用手机号登录，再填一句话就可以申请。也可以给{team.organizationName}打电话，请他们代办{team.phone && `：${team.phone}`}。</p>
        <div>
          <LinkButton look="main" href={`/sign-in?next=${encodeURIComponent(`/teams/${team.id}`)}`}>
            登录后申请入队
          </LinkButton>
        </div>
      </>
    );
  }
  if (team.mine?.state === "applied") return <Notice tone="wait" title="申请已提交">等{team.organizationName}审核，有结果会发消息给您。</Notice>;
  if (team.mine?.state === "approved") {
    return (
      <>
        <Notice tone="ok" title="您已在队里" />
        <Tap action={leave} label="退出这支队" look="quiet" fields={{ teamId: team.id, membershipId: team.mine.id }} confirm="退队以后不能再报这支队的岗位；您的服务记录都保留，以后还可以再申请。" />
      </>
    );
  }
  return (
    <>
      {team.mine?.state === "returned" && (
        <Notice tone="wait" title="上次的申请已退回">
          {team.mine.reason}
        </Notice>
      )}
      <Form action={apply} submit="申请入队">
        <Hidden name="teamId" value={team.id} />
        <TextArea name="note" label="想说的话" rows={3} maxLength={300} hint="例如：擅长什么，什么时候有空。可以不写。" />
      </Form>
    </>
  );
}
