import { Timeline } from "#app/_ui/timeline.tsx";
import { formatInstant } from "#lib/format.ts";
import type { RequestEntryKind } from "#db/words.ts";
import type { FollowedRequest } from "#lib/requests/queries.ts";
import style from "./follow.module.css";

/** What the lines of a course are called when one tells them to the resident. */
const told: Partial<Record<RequestEntryKind, string>> = {
  received: "收到反映",
  followed: "又有一位居民也遇到",
  dispatched: "交办",
  accepted: "接下来办",
  answer: "答复",
  visit: "上门查看",
  joint_inspection: "几家一起查看",
  extended: "延长期限",
  escalated: "超过期限，报上一级督办",
  resolved: "办好了",
  asked: "请居民说说解决没有",
  called_back: "居民的回答",
  reopened: "重新办理",
  merged: "和同样的诉求一起办",
  unmerged: "分开单独办",
  redirected: "告知该找谁",
};

export function Course({ entries, code, community }: { entries: FollowedRequest["entries"]; code: string; community: string }) {
  return (
    <Timeline
      moments={entries.map((entry) => ({
        key: entry.id,
        when: formatInstant(entry.at),
        what: (
          <>
            <b>{told[entry.kind] ?? "更新"}</b>
            {entry.text && <span className={style.said}>{entry.text}</span>}
            {entry.photos.length > 0 && <Photos ids={entry.photos} code={code} what={told[entry.kind] ?? "更新"} />}
          </>
        ),
        who: entry.organization ?? (entry.kind === "received" ? community : undefined),
      }))}
    />
  );
}

function Photos({ ids, code, what }: { ids: string[]; code: string; what: string }) {
  return (
    <span className={style.photos}>
      {ids.map((id, at) => (
        <a key={id} href={`/follow/${code}/photos/${id}`}>
          <img src={`/follow/${code}/photos/${id}`} alt={`${what}的照片 ${at + 1}`} loading="lazy" width={136} height={104} />
        </a>
      ))}
    </span>
  );
}
