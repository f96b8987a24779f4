import { z } from "zod";
import { nameField } from "#lib/fields.ts";
import { mobileField, newPasswordField } from "#lib/sign-in/input.ts";

export const setUpInput = z
  .object({
    token: z.string().max(200),
    organizationName: nameField("组织名称"),
    name: nameField("姓名", 30),
    phone: mobileField,
    password: newPasswordField,
    again: z.string({ error: "请再填一遍密码" }),
  })
  .refine((input) => input.password === input.again, { path: ["again"], message: "两遍填的不一样" });
export const issueLinkInput = z.object({ token: z.string().min(20) });
