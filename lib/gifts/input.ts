import { z } from "zod";
import { donorKind, giftKind, giftMeans, keys, recipientKind } from "#db/words.ts";
import { isDay } from "../calendar.ts";
import { fenOf } from "../money.ts";

const id = z.uuid("编号不对，请从列表里重新打开");
const linked = z.union([id, z.literal("")]).optional().transform((value) => value || null);
const words = (most: number) => z.string().trim().max(most, `不能超过 ${most} 个字`).default("");
const needed = (message: string, most = 60) => z.string(message).trim().min(1, message).max(most, `不能超过 ${most} 个字`);
const day = z.string("请选择日期").refine(isDay, "日期不对，请按 年-月-日 填写");
const ticked = z.union([z.boolean(), z.string()]).default(false).transform((value) => value === true || ["yes", "on", "true"].includes(String(value)));
const reason = needed("请写明原因", 200);

// What hangs together is checked even when a field by itself is wrong, so that all is said at once.
const always = { when: ({ value }: { value: unknown }) => typeof value === "object" && value !== null };

/** Yuan as typed → whole fen; empty is 0. */
const yuan = z
  .string()
  .default("")
  .transform((text, ctx) => {
    const fen = text.trim() === "" ? 0 : fenOf(text);
    if (fen === null) ctx.addIssue({ code: "custom", message: "金额不对，请写成 1000 或 1000.50，最多两位小数" });
    return fen ?? 0;
  });

/** A whole number as typed; empty is 0. */
const count = z.union([z.number(), z.string()]).default(0).transform((value, ctx) => {
  const number = Number(String(value).trim() || 0);
  const isWhole = Number.isInteger(number) && number >= 0 && number <= 1_000_000;
  if (!isWhole) ctx.addIssue({ code: "custom", message: "请写一个整数" });
  return isWhole ? number : 0;
});

type Issues = { addIssue(issue: { code: "custom"; message: string; path: string[] }): void };
const say = (ctx: Issues, path: string, message: string) => ctx.addIssue({ code: "custom", message, path: [path] });

const what = { kind: z.enum(keys(giftKind), "请选择捐的是款还是物"), amount: yuan, item: words(60), unitName: words(10), count };
const donor = { donorKind: z.enum(keys(donorKind), "请选择捐赠人是个人、党支部还是单位"), donorName: needed("请写捐赠人"), earmark: words(200), unrelated: ticked };
const arrival = { receivedOn: day, means: z.enum(keys(giftMeans), "请选择怎样收到的"), witness1: words(20), witness2: words(20), usable: ticked };

function checkWhat(value: { kind: string; amount: number; item: string; unitName: string; count: number }, ctx: Issues): void {
  if (value.kind === "money" && value.amount === 0) say(ctx, "amount", "请写金额");
  if (value.kind !== "goods") return;
  if (value.item === "") say(ctx, "item", "请写物品名称");
  if (value.unitName === "") say(ctx, "unitName", "请写单位，例如 本、套");
  if (value.count === 0) say(ctx, "count", "请写数量");
}

// 慈善法 art. 40: a donor may not name someone related to him; he says so himself.
function checkDonor(value: { earmark: string; unrelated: boolean }, ctx: Issues): void {
  if (value.earmark && !value.unrelated) say(ctx, "unrelated", "指定了用途或受益人的，要由捐赠人声明与受益人没有利害关系");
}

function checkArrival(value: { means: string; witness1: string; witness2: string }, ctx: Issues): void {
  if (value.means !== "cash") return;
  if (value.witness1 === "") say(ctx, "witness1", "现金要有两人在场，请写第一人的姓名");
  if (value.witness2 === "" || value.witness2 === value.witness1) say(ctx, "witness2", "现金要有两人在场，请写另一人的姓名");
}

// 慈善法 art. 36: goods are usable and safe.
function checkUsable(value: { kind: string; usable: boolean }, ctx: Issues): void {
  if (value.kind === "goods" && !value.usable) say(ctx, "usable", "请确认物品可以使用、安全，不是废旧过期的");
}

export const recordGiftInput = z.object({ organizationId: id, sessionId: linked, ...what, ...donor, ...arrival }).superRefine((value, ctx) => {
  checkWhat(value, ctx);
  checkDonor(value, ctx);
  checkArrival(value, ctx);
  checkUsable(value, ctx);
}, always);

export const pledgeGiftInput = z.object({ organizationId: id, sessionId: linked, ...what, ...donor }).superRefine((value, ctx) => {
  checkWhat(value, ctx);
  checkDonor(value, ctx);
}, always);

export const receivePledgeInput = z.object({ giftId: id, ...arrival }).superRefine(checkArrival, always);

export const reverseGiftInput = z.object({ giftId: id, reason });

export const applyForGiftInput = z
  .object({
    organizationId: id,
    kind: z.enum(keys(giftKind), "请选择用款还是用物"),
    purpose: needed("请写用途", 200),
    recipientKind: z.enum(keys(recipientKind), "请选择给谁"),
    recipient: needed("请写受助人、学校或单位的名称"),
    class: words(30),
    people: count,
    amount: yuan,
    item: words(60),
    count,
  })
  .superRefine((value, ctx) => {
    if (value.people === 0) say(ctx, "people", "请写受助人数");
    if (value.recipientKind === "pupils" && value.class === "") say(ctx, "class", "请写班级或年级，不写孩子的姓名");
    if (value.kind === "money" && value.amount === 0) say(ctx, "amount", "请写金额");
    if (value.kind === "goods" && value.item === "") say(ctx, "item", "请写物品名称");
    if (value.kind === "goods" && value.count === 0) say(ctx, "count", "请写数量");
  }, always);

export const decideApplicationInput = z.object({ applicationId: id, decision: z.enum(["approve", "refuse"], "请选择批准或不批准"), reason: words(200) }).superRefine((value, ctx) => {
  if (value.decision === "refuse" && value.reason === "") say(ctx, "reason", "不批准要写明原因");
}, always);

/** One payout of one or several parts; `finishes`: what is left of the approved amount won't be paid. */
export const payOutInput = z.object({
  applicationId: id,
  parts: z.array(z.object({ giftId: id, amount: yuan, count })).min(1, "请选择从哪笔捐赠拨付").max(20, "一次最多从 20 笔捐赠里拨付"),
  paidOn: day,
  receiver: needed("请写经手签收的人或单位"),
  people: count,
  earmarkKept: ticked,
  finishes: ticked,
});

export const reverseDisbursementInput = z.object({ disbursementId: id, reason });

export const receiptApplicationInput = z.object({ applicationId: id });

export const addThankYouLetterInput = z.object({
  organizationId: id,
  applicationId: linked,
  sessionId: linked,
  from: needed("请写感谢信是谁写来的"),
  receivedOn: day,
  note: words(500),
  fileId: z.union([z.uuid("文件编号不对，请重新上传"), z.literal("")]).optional().transform((value) => value || null),
});
