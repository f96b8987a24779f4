import { Notice } from "#app/_ui/notice.tsx";
import { formatInstant } from "#lib/format.ts";
import type { FollowedRequest } from "#lib/requests/queries.ts";

/** Where it stands, in one plain sentence; late is said as late. */
export function Standing({ request }: { request: FollowedRequest }) {
  if (request.overdue) {
    const higher = request.escalation >= 2 ? "已经报到街道督办。" : request.escalation === 1 ? "已经报到社区督办。" : "";
    return (
      <Notice tone="late" title={`已经超过期限：应在 ${formatInstant(request.dueAt)} 前办好，还没有办好`}>
        {higher}
        {request.communityPhone ? `可以打电话给社区问：${request.communityPhone}` : "可以到社区服务大厅问。"}
      </Notice>
    );
  }
  const { tone, title, text } = said(request);
  return (
    <Notice tone={tone} title={title}>
      {text}
    </Notice>
  );
}

function said(request: FollowedRequest): { tone: "ok" | "wait" | "calm"; title: string; text?: string } {
  const by = request.owner ?? "社区";
  switch (request.state) {
    case "received":
      return { tone: "calm", title: "社区收到了，正在安排谁来办", text: `最晚 ${formatInstant(request.dueAt)} 前办好。` };
    case "dispatched":
      return { tone: "calm", title: `已经交给${by}`, text: `最晚 ${formatInstant(request.dueAt)} 前办好。` };
    case "in_progress":
      return { tone: "calm", title: `${by}正在办`, text: `最晚 ${formatInstant(request.dueAt)} 前办好。` };
    case "resolved":
    case "call_back":
      return { tone: "wait", title: `${by}说已经办好了`, text: "是不是真的解决了，请您说了算。" };
    case "verified":
      return { tone: "ok", title: "已经解决" };
    case "redirected":
      return { tone: "wait", title: "这件事不归社区办", text: `请向${request.redirectedTo}反映。` };
    case "merged":
      return { tone: "calm", title: "已经和另一件同样的诉求一起办" };
  }
}
