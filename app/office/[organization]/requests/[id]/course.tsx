import { Timeline } from "#app/_ui/timeline.tsx";
import { requestEntryKind } from "#db/words.ts";
import { formatInstant } from "#lib/format.ts";
import type { RequestDetail } from "#lib/requests/queries.ts";
import { Photos } from "./photos.tsx";
import style from "./photos.module.css";

/** What happened, newest last; what the resident doesn't see is marked. */
export function Course({ request, organization }: { request: RequestDetail; organization: string }) {
  return (
    <Timeline
      moments={request.entries.map((entry) => ({
        key: entry.id,
        when: formatInstant(entry.at),
        state: entry.visible ? { tone: "ok", word: "居民可见" } : { tone: "wait", word: "内部" },
        what: <b>{requestEntryKind[entry.kind]}</b>,
        who: [entry.organization, entry.by].filter(Boolean).join(" ") || "居民或系统",
        more: (
          <>
            {entry.text && <p className={entry.visible ? undefined : style.inside}>{entry.text}</p>}
            <Photos organization={organization} ids={entry.photos} about={`${requestEntryKind[entry.kind]}照片`} />
          </>
        ),
      }))}
    />
  );
}

