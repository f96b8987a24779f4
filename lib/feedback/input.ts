import { z } from "zod";

export const leaveFeedbackInput = z.object({
  text: z.string({ error: "请写下您的意见" }).trim().min(2, "请写下您的意见").max(2000, "最多 2000 个字"),
  contact: z.string().trim().max(60, "最多 60 个字").default(""),
  page: z.string().trim().max(200).default(""),
});
