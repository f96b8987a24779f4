import Link from "next/link";
import { monthGrid } from "./month-grid.ts";
import style from "./month-calendar.module.css";

export type CalendarEvent = { day: string; label: string; href: string; tone?: "red" | "wait" | "calm" };
type MonthCalendarProps = {
  /** 2026-11 */
  month: string;
  events: readonly CalendarEvent[];
  today?: string;
  /** A holiday's name by day, as the calendar table says. */
  named?: Readonly<Record<string, string>>;
  previous?: string;
  next?: string;
};

/** A month as a grid; on a phone the days that hold something, one under another. */
export function MonthCalendar({ month, events, today, named = {}, previous, next }: MonthCalendarProps) {
  const [year, number] = month.split("-").map(Number);
  const days = monthGrid(month);
  return (
    <section className={style.month} aria-label={`${year}年${number}月`}>
      <div className={style.head}>
        <h3>
          {year}年{number}月
        </h3>
        {previous && (
          <Link href={previous} prefetch={false}>
            上个月
          </Link>
        )}
        {next && (
          <Link href={next} prefetch={false}>
            下个月
          </Link>
        )}
      </div>
      <div className={style.week} aria-hidden="true">
        {[..."一二三四五六日"].map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <ol className={style.grid}>
        {days.map((day, place) => {
          const held = events.filter((event) => event.day === day);
          const outside = !day.startsWith(month);
          return (
            <li
              key={day}
              className={`${outside ? style.outside : ""} ${day === today ? style.today : ""} ${held.length || named[day] ? "" : style.bare}`}
            >
              <p className={style.day}>
                <span className={style.short}>{Number(day.slice(8))}</span>
                <span className={style.long}>
                  {Number(day.slice(5, 7))}月{Number(day.slice(8))}日 周{"一二三四五六日"[place % 7]}
                </span>
                {day === today && <span className={style.word}>今天</span>}
                {named[day] && <span className={style.word}>{named[day]}</span>}
              </p>
              {held.map((event) => (
                <Link key={event.href + event.label} href={event.href} prefetch={false} className={`${style.event} ${style[event.tone ?? "red"]}`}>
                  {event.label}
                </Link>
              ))}
            </li>
          );
        })}
      </ol>
      {events.length === 0 && <p className={style.none}>这个月没有安排。</p>}
    </section>
  );
}
