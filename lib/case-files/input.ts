import { z } from "zod";

export const keepCaseFileInput = z.object({ caseId: z.uuid(), fileId: z.uuid("请先选择文件并等它传完。") });
export const caseFileInput = z.object({ fileId: z.uuid() });
