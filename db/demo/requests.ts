import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { database } from "#db/client.ts";
import { request, requestDispatch } from "#db/schema/requests.ts";
import type { Actor } from "#lib/actor.ts";
import { keepTemplate } from "#lib/answer-templates/commands.ts";
import { answerCallBack, beginCallBack, recordCallBack } from "#lib/call-backs/commands.ts";
import { acceptDispatch, dispatchRequest, finishAssist } from "#lib/dispatches/commands.ts";
import { receiveFile } from "#lib/files/commands.ts";
import { setGridDuty } from "#lib/grid-duties/commands.ts";
import { answerRequest, escalateRequest, noteRequest, recordInspection, resolveRequest } from "#lib/handling/commands.ts";
import { changeItem, claimItem, deliverItem, publishItem } from "#lib/list-items/commands.ts";
import { turnIntoItem } from "#lib/request-turns/commands.ts";
import { logRequest, publishResult, reportRequest } from "#lib/requests/commands.ts";
import { addDaysTo, atPost, done, on, organizationId, theJob, type Stage } from "./play.ts";

const visitor: Actor = { kind: "visitor" };
const PROPERTY = "三天门示例物业";
const GRID = "三天门第1网格";

/** 居民诉求: the sewage, the cardboard and the flying wires of 三天门社区; what is late or unsatisfied is of 示例社区一. */
export async function playRequests(stage: Stage): Promise<void> {
  const at = <T>(daysAgo: number, time: string, work: () => Promise<T>) => on(addDaysTo(stage, -daysAgo), time, work);
  await at(60, "09:00", () => arrangeDuties(stage));
  const cast: Cast = { stage, at, worker: atPost(stage, "何主任", "community_worker"), gridWorker: atPost(stage, "施网格员", "grid_worker"), street: atPost(stage, "许主任", "community_worker"), property: atPost(stage, "戚同志", "partner_handler") };
  await lateElsewhere(cast);
  await sewage(cast);
  await cardboard(cast);
  await flyingWires(cast);
  await turnedInto(cast);
}

interface Cast {
  stage: Stage;
  at: <T>(daysAgo: number, time: string, work: () => Promise<T>) => Promise<T>;
  worker: Actor;
  gridWorker: Actor;
  street: Actor;
  property: Actor;
}

async function arrangeDuties(stage: Stage): Promise<void> {
  const worker = atPost(stage, "何主任", "community_worker");
  const put = (grid: string, alias: string, rank: string, fromTime: string, toTime: string, weekdays = ["1", "2", "3", "4", "5"]) => done(setGridDuty(worker, { gridId: organizationId(stage, grid), postId: stage.posts[`${alias} grid_worker`]!.id, rank, weekdays, fromTime, toTime }));
  await put(GRID, "施网格员", "1", "08:30", "18:00");
  await put(GRID, "邱网格员", "2", "07:30", "20:00", ["1", "2", "3", "4", "5", "6", "7"]);
  await put("三天门第2网格", "邱网格员", "1", "10:00", "19:30");
  await done(keepTemplate(worker, { title: "已到现场", text: "您好，您反映的问题我们已到现场看过，情况属实，正在联系处理，有进展马上告诉您。" }));
  await done(keepTemplate(worker, { title: "已联系物业", text: "您好，已联系物业，约定了上门时间，请家里留人。" }));
}

/** After rain sewage wells up on the ground floor; the 业委会 had been asked in vain. Community, grid, street and property; three households repaired. */
async function sewage({ stage, at, worker, gridWorker, street, property }: Cast): Promise<void> {
  const words = "一下雨一楼就返水，污水从地漏冒出来，三户人家都进了水。先找过业委会，一直没有人来管。";
  const { id } = await at(16, "07:40", async () => done(reportRequest(visitor, { communityId: organizationId(stage, "三天门社区"), placeId: stage.places.示例小区1, placeText: "一单元一楼", words, category: "drain", phone: "19900009001", callMe: "张奶奶", publicConsent: "on", photos: [await photo(visitor, "#6b5b45")] })));
  await at(16, "08:35", () => dispatch(worker, stage, id, GRID, ["西郊街道", PROPERTY], "请街道联系房管和施工单位，一起看。"));
  await at(16, "08:50", () => accept(gridWorker, stage, id, GRID));
  await at(16, "09:05", () => accept(street, stage, id, "西郊街道"));
  await at(16, "09:30", () => done(answerRequest(gridWorker, { requestId: id, text: "已经看过，三户都进了水。街道正在联系房管部门和施工单位，今天上午一起到现场。" })));
  await at(16, "10:40", async () => done(recordInspection(street, { requestId: id, joint: "on", visible: "on", text: "街道、社区会同房管部门和施工单位现场查看：主排水管堵塞，坡度不够。施工单位当场定了疏通和换管的办法。", photos: [await photo(street, "#4d6b7c")] })));
  await at(16, "15:00", () => accept(property, stage, id, PROPERTY));
  await at(15, "11:00", () => done(noteRequest(property, { requestId: id, text: "材料由物业先垫付，费用另行商定。" })));
  await at(14, "10:00", async () => done(finishAssist(property, { dispatchId: await orderOf(id, organizationId(stage, PROPERTY)), text: "配合断水、清理完毕。" })));
  await at(14, "16:20", async () => done(resolveRequest(gridWorker, { requestId: id, text: "主管道已疏通并更换一段，三户人家都修好了，试水正常。", photos: [await photo(gridWorker, "#5e7d5e")] })));
  await at(14, "16:30", () => done(beginCallBack(worker, { requestId: id })));
  await at(13, "09:10", () => done(answerCallBack({ kind: "holder", subjectId: id }, { requestId: id, solved: "yes", satisfied: "satisfied", text: "昨晚下雨没有再返水，谢谢。" })));
  await at(13, "09:40", () => done(publishResult(worker, { requestId: id, text: "居民反映一楼雨后返水。社区、街道会同房管部门和施工单位当天查看，疏通并更换了主排水管，三户人家修好。" })));
}

/** Cardboard hoarded in the stairwell blocks the fire exit: grid worker, property company and police together. */
async function cardboard({ stage, at, worker, gridWorker, property }: Cast): Promise<void> {
  const said = { words: "二单元楼道堆满纸箱，消防通道走不过去。", category: "fire_exit", urgency: "pressing", via: "phone", phone: "19900009002", callMe: "王先生" };
  const { id } = await at(6, "09:20", () => done(logRequest(worker, { communityId: organizationId(stage, "三天门社区"), placeId: stage.places.示例小区1, placeText: "二单元楼道", ...said })));
  await at(6, "09:25", () => dispatch(worker, stage, id, GRID, [PROPERTY], "请社区民警一起去。"));
  await at(6, "09:40", () => accept(gridWorker, stage, id, GRID));
  await at(6, "10:00", () => accept(property, stage, id, PROPERTY));
  await at(6, "14:30", async () => done(recordInspection(gridWorker, { requestId: id, joint: "on", visible: "on", text: "网格员、物业和社区民警一起上门，向住户讲明消防要求，当天清走纸箱。", photos: [await photo(gridWorker, "#8a6d3b")] })));
  await at(6, "17:30", () => done(resolveRequest(gridWorker, { requestId: id, text: "纸箱已全部清走，通道畅通。物业每周查一次。" })));
  await at(5, "10:00", () => done(recordCallBack(worker, { requestId: id, via: "phone", reached: "yes", solved: "yes", satisfied: "fair", text: "希望以后常查。" })));
}

/** 飞线充电 is being worked on; another came last night and waits to be dispatched. */
async function flyingWires({ stage, at, worker, gridWorker }: Cast): Promise<void> {
  const communityId = organizationId(stage, "三天门社区");
  const { id } = await at(1, "08:20", () => done(reportRequest(visitor, { communityId, placeId: stage.places.示例小区17, words: "有人从窗户拉线给电动车充电，楼下停了一排。", category: "charging", phone: "19900009003", callMe: "刘先生" })));
  await at(1, "08:50", () => dispatch(worker, stage, id, GRID, [PROPERTY]));
  await at(1, "09:10", () => accept(gridWorker, stage, id, GRID));
  await at(1, "10:30", () => done(answerRequest(gridWorker, { requestId: id, text: "已经上门提醒，正和物业商量加装充电桩的地方。" })));
  await at(1, "20:15", () => done(reportRequest(visitor, { communityId, placeId: stage.places.示例小区2, words: "小区门口的路灯不亮，晚上看不清台阶。", category: "lighting", phone: "19900009004", callMe: "马女士" })));
}

/** One request became a 微心愿 that a unit fulfilled, another a 需求 that waits for somebody. */
async function turnedInto({ stage, at, worker }: Cast): Promise<void> {
  const communityId = organizationId(stage, "三天门社区");
  const unit = atPost(stage, "陶同志", "partner_handler");
  const said = { communityId, via: "counter", urgency: "ordinary", callMe: "", phone: "", publicConsent: "on" };
  const one = await at(9, "09:30", () => done(logRequest(worker, { ...said, placeId: stage.places.示例小区3, words: "家里有台老式收音机坏了，老人想听戏。", category: "care" })));
  const wish = await at(9, "09:40", () => done(turnIntoItem(worker, { requestId: one.id, kind: "wish" })));
  await at(9, "09:45", () => done(changeItem(worker, { itemId: wish.id, version: 1, title: "想听戏的收音机", words: "一位老人喜欢听戏，收音机坏了，想修好或换一台。", placeText: "示例小区3" })));
  await at(9, "09:50", () => done(publishItem(worker, { itemId: wish.id })));
  await at(8, "15:00", () => done(claimItem(unit, { itemId: wish.id, organizationId: organizationId(stage, "三天门双报到单位1") })));
  await at(5, "16:00", () => done(deliverItem(unit, { itemId: wish.id, note: "送去一台新收音机，教会了怎么调台。" })));
  await at(5, "17:00", () => done(resolveRequest(worker, { requestId: one.id, text: "双报到单位送去了收音机。" })));
  const two = await at(2, "10:00", () => done(logRequest(worker, { ...said, placeId: stage.places.示例小区5, words: "小区门口台阶高，坐轮椅的人出不来，想有人搭把手。", category: "care" })));
  const demand = await at(2, "10:10", () => done(turnIntoItem(worker, { requestId: two.id, kind: "demand" })));
  await at(2, "10:20", () => done(changeItem(worker, { itemId: demand.id, version: 1, title: "帮轮椅居民每周出门一次", words: "小区门口台阶高，需要两名志愿者，每周三下午扶轮椅上下台阶。", placeText: "示例小区5" })));
  await at(2, "10:30", () => done(publishItem(worker, { itemId: demand.id })));
}

/** What is late, not solved at first or not satisfied belongs to an invented community. */
async function lateElsewhere({ stage, at }: Cast): Promise<void> {
  const worker = atPost(stage, "吕主任", "community_worker");
  const communityId = organizationId(stage, "示例社区一");
  const one = await at(40, "09:00", () => done(logRequest(worker, { communityId, placeText: "示例路口垃圾点", words: "垃圾点几天没有清运，气味很大。", category: "refuse", urgency: "ordinary", via: "counter", phone: "19900009005", callMe: "李女士" })));
  await at(40, "09:10", () => dispatch(worker, stage, one.id, "示例社区一", []));
  await at(40, "10:00", () => accept(worker, stage, one.id, "示例社区一"));
  await at(39, "16:00", () => done(resolveRequest(worker, { requestId: one.id, text: "已联系清运。" })));
  await at(38, "10:00", () => done(recordCallBack(worker, { requestId: one.id, via: "phone", reached: "yes", solved: "no", satisfied: "unsatisfied", text: "第二天又堆满了。" })));
  await at(37, "16:00", () => done(resolveRequest(worker, { requestId: one.id, text: "清运改为每天一次，并加了一个桶。" })));
  await at(36, "10:00", () => done(recordCallBack(worker, { requestId: one.id, via: "visit", reached: "yes", solved: "yes", satisfied: "unsatisfied", text: "解决了，就是慢了些。" })));
  const late = await at(30, "15:00", () => done(logRequest(worker, { communityId, placeText: "示例小区东门", words: "人行道地砖松动，下雨溅水。", category: "road", urgency: "ordinary", via: "paper", callMe: "孙先生" })));
  await at(30, "15:10", () => dispatch(worker, stage, late.id, "示例社区一", []));
  await at(1, "09:00", () => done(escalateRequest(theJob, { requestId: late.id })));
}

async function dispatch(worker: Actor, stage: Stage, requestId: string, owner: string, assists: string[], note = ""): Promise<void> {
  const [held] = await database().select({ version: request.version }).from(request).where(eq(request.id, requestId));
  await done(dispatchRequest(worker, { requestId, version: held!.version, ownerId: organizationId(stage, owner), assistIds: assists.map((name) => organizationId(stage, name)), note }));
}

async function accept(actor: Actor, stage: Stage, requestId: string, organization: string): Promise<void> {
  await done(acceptDispatch(actor, { dispatchId: await orderOf(requestId, organizationId(stage, organization)) }));
}

async function orderOf(requestId: string, organizationId: string): Promise<string> {
  const [row] = await database().select({ id: requestDispatch.id }).from(requestDispatch).where(and(eq(requestDispatch.requestId, requestId), eq(requestDispatch.organizationId, organizationId)));
  return row!.id;
}

/** A drawn stand-in for a photo: nobody's home is shown. */
async function photo(actor: Actor, colour: string): Promise<string> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#e8e2d6"/><rect y="330" width="800" height="270" fill="${colour}"/><rect x="120" y="120" width="200" height="260" fill="#b9b0a0"/><rect x="480" y="160" width="180" height="220" fill="#a69c8b"/></svg>`;
  const body = await sharp(Buffer.from(drawing)).jpeg().toBuffer();
  return (await done(receiveFile(actor, { kind: "request_photo", name: "现场.jpg", body }, "demonstration"))).id;
}
