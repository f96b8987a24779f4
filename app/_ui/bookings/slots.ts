import { timeOf } from "#lib/calendar.ts";
import type { Slot } from "./slot-choice.tsx";

export const slotsOf = (times: readonly Date[]): Slot[] => times.map((at) => ({ value: at.toISOString(), label: timeOf(at) }));
