import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { sharp } from "#lib/files/sharp.ts";
import { codeOf, holderOf } from "#lib/follow/commands.ts";
import { answerRequest, noteRequest } from "#lib/handling/commands.ts";
import { newId } from "#lib/ids.ts";
import { given, smallTree } from "#lib/testing.ts";
import { followToo, reportRequest } from "./commands.ts";
import { followedRequest, photoFile, photoToServe, requestDetail } from "./queries.ts";

useDatabase();
const visitor: Actor = { kind: "visitor" };
let tree: Awaited<ReturnType<typeof smallTree>>;
beforeAll(async () => {
  tree = await smallTree();
});

const photo = async (actor: Actor = visitor) => given(await receiveFile(actor, { kind: "request_photo", name: "现场.jpg", body: await sharp({ create: { width: 20, height: 20, channels: 3, background: "#123456" } }).jpeg().toBuffer() }, "10.0.0.1")).id;
const report = async (photos: string[]) => given(await reportRequest(visitor, { communityId: tree.community, placeText: "大门口", words: "污水冒出来了", category: "drain", photos }, newId())).id;
const byCode = async (seed: string) => given(await holderOf(codeOf(seed), "10.0.0.1")).actor;

describe("a photo of a request", () => {
  it("is seen by its resident's code and its community, by nobody else", async () => {
    const file = await photo();
    const id = await report([file]);
    const other = await report([]);
    for (const actor of [await byCode(id), tree.worker]) expect(await photoToServe(actor, file)).toBe(file);
    for (const actor of [await byCode(other), visitor, tree.otherWorker, tree.secretary, tree.admin]) expect(await photoToServe(actor, file)).toBeNull();
    expect((await photoFile(await byCode(id), file))?.mediaType).toBe("image/jpeg");
    expect(await photoFile(visitor, file)).toBeNull();
    expect(await photoToServe(await byCode(id), newId())).toBeNull();
  });

  it("of the resident stays his: who follows too sees the handlers' photos alone, and no note's", async () => {
    const [own, shown, inside] = [await photo(), await photo(tree.worker), await photo(tree.worker)];
    const id = await report([own]);
    given(await answerRequest(tree.worker, { requestId: id, text: "已经到现场看过", photos: [shown] }));
    given(await noteRequest(tree.worker, { requestId: id, text: "内部情况", photos: [inside] }));
    const too = await byCode(given(await followToo(visitor, { requestId: id, phone: "19900004444" })).id);
    expect([await photoToServe(too, own), await photoToServe(too, shown), await photoToServe(too, inside)]).toEqual([null, shown, null]);
    expect(await photoToServe(await byCode(id), inside)).toBeNull();
    const seen = JSON.stringify(await followedRequest(too, id));
    for (const hidden of ["污水", own, inside, "内部情况"]) expect(seen).not.toContain(hidden);
    expect(JSON.stringify(await requestDetail(tree.worker, id))).toContain(inside);
  });
});
