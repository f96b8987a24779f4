import { dayOf, timeOf, weekday } from "#lib/calendar.ts";

export interface Duty {
  rank: number;
  /** Digits, 1 = Monday … 7 = Sunday. */
  weekdays: string;
  /** HH:MM in Asia/Shanghai, the end excluded. */
  fromTime: string;
  toTime: string;
}

/** Who of a grid's duties is on at an instant: the A岗 in his hours first, else the B岗 in his; nobody when neither is. */
export function whoIsOn<T extends Duty>(duties: readonly T[], instant: Date): T | null {
  const day = String(weekday(dayOf(instant)));
  const time = timeOf(instant);
  const on = duties.filter((duty) => duty.weekdays.includes(day) && duty.fromTime <= time && time < duty.toTime);
  return [...on].sort((a, b) => a.rank - b.rank)[0] ?? null;
}
