import type { OrganizationKind, Role } from "#db/words.ts";

const roles: Record<OrganizationKind, readonly Role[]> = {
  working_committee: ["committee_officer", "system_admin", "auditor", "privacy_officer", "finance_approver"],
  unit: ["unit_liaison", "unit_verifier", "finance_approver", "privacy_officer", "system_admin"],
  branch: ["branch_secretary", "finance_approver", "privacy_officer", "unit_liaison", "unit_verifier"],
  veterans_office: ["veterans_office", "finance_approver", "privacy_officer"],
  street: ["community_worker", "privacy_officer", "system_admin"],
  community: ["community_worker", "privacy_officer", "system_admin"],
  grid: ["grid_worker"],
  partner: ["partner_handler"],
  owners_committee: ["partner_handler"],
  property_company: ["partner_handler"],
  mediation_committee: ["partner_handler"],
  school: ["partner_handler"],
  enterprise: ["partner_handler"],
};

/** The posts an organization of this kind gives; 场次负责人 is granted at ONE session and is not among them. */
export function rolesAt(kind: OrganizationKind): readonly Role[] {
  return roles[kind];
}

/** Does a post stand on this day? It ends by itself after its last day, or at once when ended. */
export function standsOn(post: { fromDay: string; toDay: string | null; endedAt: Date | null }, day: string): boolean {
  return post.endedAt === null && post.fromDay <= day && (post.toDay === null || post.toDay >= day);
}

/** Posts an installation is never without: the last holder can't be ended. */
export const neverWithout: ReadonlySet<Role> = new Set<Role>(["system_admin"]);
