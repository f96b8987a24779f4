import { z } from "zod";
import { passwordFault } from "./password-faults.ts";

/** Typed with spaces, dashes or +86: kept as eleven digits. */
export const mobileField = z
  .string({ error: "请填写手机号" })
  .transform((text) => text.replace(/[\s-]/g, "").replace(/^\+?86(?=1\d{10}$)/, ""))
  .pipe(z.string().regex(/^1\d{10}$/, "请填写 11 位手机号"));

export const newPasswordField = z
  .string({ error: "请填写密码" })
  .max(100, "密码最多 100 个字符")
  .superRefine((text, ctx) => {
    const fault = passwordFault(text);
    if (fault) ctx.addIssue({ code: "custom", message: fault });
  });

export const askForCodeInput = z.object({ phone: mobileField });
export const enterCodeInput = z.object({
  codeId: z.uuid("请重新获取验证码"),
  code: z
    .string({ error: "请填写验证码" })
    .transform((text) => text.replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "验证码是 6 位数字")),
});
/** A number to be proved, for something else than signing in. */
export const askForNumberInput = z.object({ phone: mobileField, purpose: z.enum(["joining", "phone_change", "booking"]) });
export const proveNumberInput = enterCodeInput.extend({ purpose: z.enum(["joining", "phone_change", "booking"]) });
export const choosePersonInput = z.object({ signInId: z.uuid(), personId: z.uuid("请选择您是哪一位") });
export const enterPasswordInput = z.object({
  phone: mobileField,
  password: z.string({ error: "请填写密码" }).min(1, "请填写密码").max(200, "密码不对"),
});
export const openSignInInput = z.object({ personId: z.uuid(), means: z.enum(["code", "password", "card", "demo", "set_up"]) });
export const leaveInput = z.object({ everywhere: z.boolean() });
export const leaveOthersInput = z.object({ personId: z.uuid(), signInId: z.uuid() });

export const choosePasswordInput = z.object({ personId: z.uuid(), password: newPasswordField });

/** The password before, asked for unless he has just come in by a code or a card. */
export const setPasswordInput = z
  .object({ current: z.string().max(200).default(""), password: newPasswordField, again: z.string({ error: "请再填一遍新密码" }) })
  .refine((input) => input.password === input.again, { path: ["again"], message: "两遍填的不一样" });
