import type { DispatchState, OrganizationKind } from "#db/words.ts";

/** An order that stands: its body handles the request and reads it. */
export const standing = ["sent", "accepted", "done"] as const satisfies readonly DispatchState[];

const handlers: readonly OrganizationKind[] = ["grid", "community", "street", "partner", "unit", "property_company", "owners_committee", "mediation_committee", "school", "enterprise"];

/** Which bodies a request may be dispatched to: those of the community and beside it, and units that look after a grid. */
export function mayHandle(kind: OrganizationKind): boolean {
  return handlers.includes(kind);
}
