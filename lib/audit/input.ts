import { z } from "zod";
import { isDay } from "#lib/calendar.ts";

const day = z.string().refine(isDay).optional().catch(undefined);
const id = z.uuid().optional().catch(undefined);

/** The trail's filters as they stand in the address; what is none is left out. */
export const trailFilter = z.object({
  command: z
    .string()
    .regex(/^[A-Za-z]+$/)
    .optional()
    .catch(undefined),
  person: id,
  subject: id,
  from: day,
  to: day,
  after: id,
});
export type TrailFilter = z.output<typeof trailFilter>;
