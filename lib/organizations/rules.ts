import type { OrganizationKind } from "#db/words.ts";

const beside = ["partner", "owners_committee", "property_company", "mediation_committee", "school", "enterprise"] as const;

/** The two trees under one committee, and who stands beside them (domain.md, Words). */
const below: Record<OrganizationKind, readonly OrganizationKind[]> = {
  working_committee: ["unit", "branch", "veterans_office", "street", "partner", "school", "enterprise"],
  unit: ["branch", "veterans_office"],
  veterans_office: ["branch"],
  branch: [],
  street: ["community", "partner", "school", "enterprise", "mediation_committee"],
  community: ["grid", ...beside],
  grid: [],
  partner: [],
  owners_committee: [],
  property_company: [],
  mediation_committee: [],
  school: [],
  enterprise: [],
};

/** Which kinds may be made directly under a kind; under nothing stands the one working committee. */
export function kindsBelow(parent: OrganizationKind | null): readonly OrganizationKind[] {
  return parent === null ? ["working_committee"] : below[parent];
}

export function mayStandBelow(kind: OrganizationKind, parent: OrganizationKind | null): boolean {
  return kindsBelow(parent).includes(kind);
}

/** Which kinds can be the parent of this one. */
export function kindsAbove(kind: OrganizationKind): OrganizationKind[] {
  return (Object.keys(below) as OrganizationKind[]).filter((parent) => mayStandBelow(kind, parent));
}

/** Links of units (大党委成员单位, 创城包抓, 双报到) stand at a community or, 一对一 or 多对一, at one of its grids. */
export function takesLinks(kind: OrganizationKind): boolean {
  return kind === "community" || kind === "grid";
}

export function canBeLinked(kind: OrganizationKind): boolean {
  return ["unit", "branch", "veterans_office", "partner", "school", "enterprise", "property_company"].includes(kind);
}

/** What still lives at an organization and keeps it from being ended. */
export interface Standing {
  organizations: number;
  posts: number;
  members: number;
  teams: number;
  sessions: number;
}

/** Every reason, in words, why an organization can't be ended yet; empty when it can. */
export function endingObstacles(standing: Standing): string[] {
  const said: string[] = [];
  if (standing.organizations > 0) said.push(`还有 ${standing.organizations} 个下级组织在用`);
  if (standing.posts > 0) said.push(`还有 ${standing.posts} 个岗位授权没有收回`);
  if (standing.members > 0) said.push(`还有 ${standing.members} 人属于这个组织`);
  if (standing.teams > 0) said.push(`还有 ${standing.teams} 支志愿服务队`);
  if (standing.sessions > 0) said.push(`还有 ${standing.sessions} 个场次没有结束`);
  return said;
}
