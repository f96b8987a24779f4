import { z } from "zod";
import { isDay } from "./calendar.ts";

/** Pieces that many forms share. Browser-safe; a bare form sends "" for what was left empty and "on" for a tick. */
export const idField = (message = "请选择一项。") => z.uuid({ error: message });
export const optionalId = z.union([z.literal(""), z.uuid({ error: "请从列表里选择。" })]).nullish().transform((value) => value || null);
export const dayField = (message = "请填写日期，例如 2026-05-20。") => z.string({ error: message }).trim().refine(isDay, message);
export const optionalDay = z.string().trim().refine((value) => value === "" || isDay(value), "请填写日期，例如 2026-05-20。").nullish().transform((value) => value || null);
export const nameField = (what: string, max = 60) => z.string({ error: `请填写${what}。` }).trim().min(1, `请填写${what}。`).max(max, `${what}最多 ${max} 个字。`);
export const textField = (max = 500) => z.string().trim().max(max, `最多 ${max} 个字。`).nullish().transform((value) => value ?? "");
export const reasonField = z.string({ error: "请写明原因。" }).trim().min(2, "请写明原因，至少两个字。").max(200, "原因最多 200 个字。");
/** A telephone as typed (139 0000 0001, 0931-1234567) → digits, + and -; empty for none. */
export const phoneField = z.string().nullish().transform((value) => (value ?? "").replace(/[\s()（）]/g, "")).refine((value) => value === "" || /^[0-9+-]{5,20}$/.test(value), "电话只能有数字，例如 13900000001 或 0931-1234567。");
/** Why a row's telephone will not do, or null: a mobile has 11 digits, a landline stands with its area code (GB: 3–4 digits + 7–8). */
export function phoneFault(phone: string): string | null {
  if (phone === "" || /^1[3-9]\d{9}$/.test(phone) || /^0\d{2,3}-?\d{7,8}(-\d{1,5})?$/.test(phone)) return null;
  if (/^1\d*$/.test(phone) && phone.length !== 11) return `手机号要 11 位，这里是 ${phone.length} 位`;
  if (/^[1-9]\d{6,7}$/.test(phone)) return `座机请带区号，例如 0931-${phone}`;
  return "电话不对，手机 11 位，座机带区号";
}
export const ticked = z.union([z.boolean(), z.string()]).nullish().transform((value) => value === true || value === "yes" || value === "on" || value === "true" || value === "1");
export const wholeNumber = (options: { min: number; max: number; otherwise: number }) =>
  z
    .union([z.number(), z.string()])
    .nullish()
    .transform((value) => (value === null || value === undefined || value === "" ? options.otherwise : Number(value)))
    .refine((value) => Number.isInteger(value) && value >= options.min && value <= options.max, `请填写 ${options.min} 到 ${options.max} 之间的整数。`);
/** One value or several of a field that can be ticked more than once. */
export const several = <T extends z.ZodType>(one: T) => z.union([z.array(one), one.transform((value) => [value])]).nullish().transform((value): z.output<T>[] => (value ?? []) as z.output<T>[]);
