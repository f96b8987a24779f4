import { and, asc, eq, isNull } from "drizzle-orm";
import { database } from "#db/client.ts";
import { shift } from "#db/schema/sessions.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { now } from "#lib/clock.ts";
import { draftSession, publishSession } from "#lib/sessions/commands.ts";
import { must, type Stage } from "./stage.ts";

/** A published consultation so many days ahead, 09:00–11:30, with a desk and a recorder. */
export async function publishConsultation(stage: Stage, options: { inDays?: number; capacity?: number; title?: string; school?: string } = {}) {
  const day = addDays(dayOf(await now()), options.inDays ?? 3);
  const { sessionId } = await must(
    draftSession(stage.secretary.at, {
      kind: "consultation",
      title: options.title ?? "法律咨询",
      teamId: stage.team,
      hostId: options.school ?? stage.community,
      placeId: options.school ? "" : stage.place,
      placeText: options.school ? "报告厅" : "",
      day,
      from: "09:00",
      to: "11:30",
      shifts: [
        { name: "咨询席", capacity: options.capacity ?? 2, speciality: "legal_advice" },
        { name: "记录员", capacity: 1, speciality: "recording" },
      ],
      contactPhone: "0931-0000001",
    }),
  );
  await must(publishSession(stage.secretary.at, { sessionId }));
  const shifts = await database().select({ id: shift.id, name: shift.name }).from(shift).where(and(eq(shift.sessionId, sessionId), isNull(shift.endedAt))).orderBy(asc(shift.position));
  return { sessionId, day, desk: shifts[0]!.id, recorder: shifts[1]!.id };
}
