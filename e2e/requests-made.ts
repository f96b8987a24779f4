import { newId } from "#lib/ids.ts";
import { resolveRequest } from "#lib/handling/commands.ts";
import { addPlace } from "#lib/places/commands.ts";
import { reportRequest } from "#lib/requests/commands.ts";
import { must, type Stage } from "./stage.ts";

/** An estate of its own with two buildings, so that no other story's requests look similar. */
export async function makeEstate(stage: Stage, name: string) {
  const { placeId: estate } = await must(addPlace(stage.worker.at, { communityId: stage.community, kind: "estate", name }));
  const { placeId: building } = await must(addPlace(stage.worker.at, { communityId: stage.community, kind: "building", name: "3号楼", parentId: estate }));
  await must(addPlace(stage.worker.at, { communityId: stage.community, kind: "building", name: "4号楼", parentId: estate }));
  return { estate, building };
}

/** A request from a resident's phone. */
export function reportFrom(stage: Stage, more: object = {}) {
  return must(reportRequest({ kind: "visitor" }, { communityId: stage.community, placeText: "大门口", words: "路灯坏了，晚上看不见路", category: "lighting", phone: "19900001111", callMe: "张奶奶", ...more }, newId()));
}

export function resolveIt(stage: Stage, requestId: string) {
  return must(resolveRequest(stage.worker.at, { requestId, text: "换了新灯，今晚亮了" }));
}
