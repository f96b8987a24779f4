import type { Measurement } from "./measurement.ts";
import { pageWeight } from "./page-weight.ts";

/** Every measurement of `npm run bench`, by the name it is asked for. */
export const measurements: Record<string, Measurement> = { page_weight: pageWeight };
