import { matterKind, matterOutcome, procedureStage, referralKind } from "#db/words.ts";
import style from "#app/me/cases/cases.module.css";
import { Told } from "#app/me/cases/told.tsx";

/** The large-type 咨询登记表: ticked by hand on site, keyed in later with source “paper”. */
export function PaperSheet() {
  return (
    <>
      <h2>先告知</h2>
      <Told />
      <Ticks words={["居民听了上面的话，表示同意", "志愿者和各方没有关系，也不是原任职法院办过的事"]} />
      <h2>是否已进入程序</h2>
      <Ticks words={Object.values(procedureStage)} />
      <h2>问了什么（每项后面写结果：{Object.values(matterOutcome).join("、")}）</h2>
      <Ticks words={Object.values(matterKind).map((word) => `${word}＿＿＿＿`)} />
      <h2>转介</h2>
      <Ticks words={Object.values(referralKind)} />
      <p className={style.ticks}>
        {["用时＿＿＿分钟", "跟进日期＿＿＿月＿＿＿日", "接待志愿者签名＿＿＿＿＿＿", "记录员＿＿＿＿＿＿"].map((blank) => (
          <span key={blank}>{blank}</span>
        ))}
      </p>
      <h2>情况（可以不写，不写身份证号）</h2>
      <div className={style.line} />
      <div className={style.line} />
      <div className={style.line} />
      <p>登记表由接待的志愿者保管，录入后交社区锁存，不得拍照外传。</p>
    </>
  );
}

function Ticks({ words }: { words: string[] }) {
  return (
    <p className={style.ticks}>
      {words.map((word) => (
        <span key={word}>
          <span className={style.box} aria-hidden />
          {word}
        </span>
      ))}
    </p>
  );
}
