import { z } from "zod";

export const issueCardInput = z.object({ personId: z.uuid() });
export const cardInput = z.object({
  token: z.string({ error: "登录卡不完整，请重新扫码" }).min(1, "登录卡不完整，请重新扫码").max(200, "登录卡不完整，请重新扫码"),
});
