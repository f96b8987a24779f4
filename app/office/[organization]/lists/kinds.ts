import type { ItemKind } from "#db/words.ts";

/** Where each kind stands in the office. */
export const pathOf: Record<ItemKind, string> = { demand: "lists", wish: "wishes" };

export const aboutOf: Record<ItemKind, string> = {
  demand: "社区要办、请单位和志愿者来做的事。发布以后单位和党员看得到，可以认领。",
  wish: "居民的小心愿。发布以后单位和党员看得到，可以认领；不写姓名、门牌和电话，孩子的更不写。",
};
