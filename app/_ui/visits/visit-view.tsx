import { Facts } from "#app/_ui/facts.tsx";
import { Rows, RowHead, Section, Sheet } from "#app/_ui/sheet.tsx";
import { State } from "#app/_ui/state.tsx";
import { Timeline } from "#app/_ui/timeline.tsx";
import { requestCategory, requestState, visitState } from "#db/words.ts";
import { formatDay, formatInstant } from "#lib/format.ts";
import type { VisitDetail } from "#lib/grid-visits/queries.ts";
import style from "./visit.module.css";

/** One visit as it is read in the office and by a member. `photos`: the address its photos stand under; `requests`: that of the requests, for who may open them. */
export function VisitView({ visit, photos, requests }: { visit: VisitDetail; photos: string; requests?: string }) {
  return (
    <>
      <Sheet>
        <p className={style.states}>
          <State tone={visit.state === "recorded" ? "ok" : "calm"}>{visitState[visit.state]}</State>
          {visit.late && <State tone="wait">补记</State>}
        </p>
        <p className={style.words}>{visit.words}</p>
        {visit.photos.length > 0 && (
          <div className={style.photos}>
            {visit.photos.map((id, place) => (
              <a key={id} href={`${photos}/${id}`} target="_blank" rel="noreferrer">
                <img src={`${photos}/${id}`} alt={`走访照片 ${place + 1}`} loading="lazy" />
              </a>
            ))}
          </div>
        )}
        <Facts
          facts={[
            ["日期", formatDay(visit.day, { year: true })],
            ["单位", visit.unit],
            ["网格", visit.grid],
            ["谁去的", [visit.members.map((each) => each.name).join("、"), visit.others > 0 && (visit.members.length > 0 ? `另有 ${visit.others} 人` : `${visit.others} 人`)].filter(Boolean).join("，")],
            ["登记", `${visit.enteredBy} ${formatInstant(visit.recordedAt)}`],
            ["作废原因", visit.endReason],
          ]}
        />
      </Sheet>
      <Section title="由这次走访登记的诉求">
        {visit.requests.length === 0 ? (
          <p className="small">这次走访没有登记诉求。</p>
        ) : (
          <Sheet>
            <Rows label="由这次走访登记的诉求">
              {visit.requests.map((each) => (
                <li key={each.id}>
                  <RowHead>
                    <b>{requests && each.readable ? <a href={`${requests}/${each.id}`}>{each.number}</a> : each.number}</b>
                    <State tone={each.state === "verified" ? "ok" : "wait"}>{requestState[each.state]}</State>
                  </RowHead>
                  <p>
                    {requestCategory[each.category]}：{each.words}
                  </p>
                </li>
              ))}
            </Rows>
          </Sheet>
        )}
      </Section>
      {visit.formers.length > 0 && (
        <Section title="更正前">
          <Timeline moments={visit.formers.map((each) => ({ key: each.id, when: formatInstant(each.at), what: `${formatDay(each.day)}，${each.people} 人`, who: `${each.by} 更正`, why: each.reason, more: <p className={style.words}>{each.words}</p> }))} />
        </Section>
      )}
    </>
  );
}
