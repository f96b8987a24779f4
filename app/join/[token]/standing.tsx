import { LinkButton } from "#app/_ui/button.tsx";
import { Form } from "#app/_ui/form/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Actions } from "#app/_ui/sheet.tsx";
import type { JoiningPage } from "#lib/joining/queries.ts";
import { joinAction } from "./actions.ts";
import { JoiningFields } from "./joining-fields.tsx";

/** Where a signed-in person stands with this team or unit, and what he can do next. */
export function Standing({ token, page, mine }: { token: string; page: JoiningPage; mine: NonNullable<JoiningPage["mine"]> }) {
  const team = page.kind === "team";
  if (mine.state === "in") {
    return (
      <>
        <Notice tone="ok" title={team ? "您已在队里" : "您已登记为本单位在职党员"} />
        <Actions>
          <LinkButton look="main" href={team ? "/me/shifts" : "/me/community"}>
            {team ? "看看有哪些岗位" : "去向社区报到"}
          </LinkButton>
        </Actions>
      </>
    );
  }
  if (mine.state === "waiting") {
    return (
      <Notice tone="wait" title="已经提交">
        等{page.organizationName}{team ? "审核" : "确认"}，有结果会发消息给您。
      </Notice>
    );
  }
  return (
    <>
      {mine.state === "returned" && (
        <Notice tone="wait" title="上次的申请已退回">
          {mine.reason}
        </Notice>
      )}
      <Form action={joinAction.bind(null, token)} submit={team ? "申请入队" : "提交，等单位确认"} busy="正在提交…">
        <JoiningFields kind={page.kind} />
      </Form>
    </>
  );
}
