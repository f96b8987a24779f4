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

export type SketchCell = { id: string; name: string; x: number; y: number; width: number; height: number };

/** A simple drawing of a community: its estates side by side in the order of their names, in thousandths of its width and height. It is no map. */
export function sketchOf(estates: readonly { id: string; name: string }[]): SketchCell[] {
  const ordered = [...estates].sort((a, b) => a.name.localeCompare(b.name, "zh-CN", { numeric: true }));
  const across = Math.min(4, Math.max(1, Math.ceil(Math.sqrt(ordered.length))));
  const down = Math.max(1, Math.ceil(ordered.length / across));
  return ordered.map(({ id, name }, at) => {
    const row = Math.floor(at / across);
    const inRow = row === down - 1 ? ordered.length - row * across : across;
    const edge = (place: number, of: number) => Math.round((place * 1000) / of);
    const [left, top] = [at - row * across, row];
    return { id, name, x: edge(left, inRow), y: edge(top, down), width: edge(left + 1, inRow) - edge(left, inRow), height: edge(top + 1, down) - edge(top, down) };
  });
}

/** The estate at a point of the sketch, or null beside it. */
export function estateAt(cells: readonly SketchCell[], x: number, y: number): SketchCell | null {
  return cells.find((cell) => x >= cell.x && x <= cell.x + cell.width && y >= cell.y && y <= cell.y + cell.height) ?? null;
}
