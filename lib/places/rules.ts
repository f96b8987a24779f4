import type { OrganizationKind, PlaceKind } from "#db/words.ts";

/** community → estate 小区 → building 楼栋 (with its grid); a venue 场所 stands by itself, also at a school or unit. */
export function placeFault(place: { kind: PlaceKind; at: OrganizationKind; parent: { kind: PlaceKind; communityId: string } | null; communityId: string; grid: { kind: OrganizationKind; parentId: string | null } | null }): { field: string; message: string } | null {
  const { kind, at, parent, grid, communityId } = place;
  if (kind !== "venue" && at !== "community") return { field: "kind", message: "小区和楼栋只能建在社区下面。" };
  if (!["community", "school", "street", "unit", "branch", "veterans_office", "partner", "enterprise", "mediation_committee"].includes(at)) return { field: "communityId", message: "这一类组织下面不建地点。" };
  if (kind === "building" && parent?.kind !== "estate") return { field: "parentId", message: "请选择楼栋所在的小区。" };
  if (kind !== "building" && parent) return { field: "parentId", message: "只有楼栋要选小区。" };
  if (parent && parent.communityId !== communityId) return { field: "parentId", message: "这个小区不在本社区。" };
  if (grid && (grid.kind !== "grid" || grid.parentId !== communityId)) return { field: "gridId", message: "这个网格不在本社区。" };
  return null;
}
