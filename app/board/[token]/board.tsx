"use client";
import { useLiveBoard, type LiveBoard } from "./live.ts";
import { useVoice } from "./voice.ts";
import style from "./board.module.css";

export function Board({ token, initial, span, rule }: { token: string; initial: LiveBoard; span: string; rule: readonly string[] }) {
  const { board, old, ended } = useLiveBoard(token, initial);
  const voice = useVoice(board.desks);
  const idle = board.state === "completed" ? "本场已结束，谢谢您来" : board.state === "under_way" ? "请稍候，还没有开台" : "还没有开场";
  return (
    <main id="main" tabIndex={-1} className={style.board}>
      <header className={style.head}>
        <h1>{board.title}</h1>
        <p>
          {board.host}　{span}
        </p>
        {voice.can ? (
          <button type="button" className={style.voice} onClick={voice.turn} aria-pressed={voice.on}>
            {voice.on ? "关声音" : "开声音"}
          </button>
        ) : (
          <span className={style.mute}>这台屏幕不能念号</span>
        )}
      </header>
      {(old || ended) && (
        <p className={style.cut} role="alert">
          {ended ? "这个叫号屏的链接已经停用" : "连接中断，号码可能不是最新的，请听工作人员叫号"}
        </p>
      )}
      {board.desks.length === 0 ? (
        <p className={style.idle}>{idle}</p>
      ) : (
        <ul className={style.desks} aria-label="正在叫的号" aria-live="polite">
          {board.desks.map((at) => (
            <li key={at.name} className={style.desk} data-busy={at.ticket !== null}>
              <span className={style.name}>{at.name}</span>
              <span key={`${at.ticket} ${at.calledAt}`} className={style.ticket}>
                {at.ticket ?? "空"}
              </span>
            </li>
          ))}
        </ul>
      )}
      <section className={style.next} aria-label="接下来">
        <h2>接下来</h2>
        <ol>
          {board.next.map((one) => (
            <li key={one.ticket}>
              <b>{one.ticket}</b>
              <small>{one.wait}</small>
            </li>
          ))}
          {board.next.length === 0 && <li className={style.none}>没有人在等</li>}
        </ol>
        <p className={style.count}>
          等候 <b>{board.waiting}</b> 人　已接待 <b>{board.served}</b> 人
        </p>
      </section>
      <p className={style.rule}>{rule.join("　")}</p>
    </main>
  );
}
