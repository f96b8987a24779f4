import { z } from "zod";
import { type Retention, retentions } from "./rules.ts";

const within = (name: Retention) => {
  const { least, most, unit } = retentions[name];
  const message = `请填 ${least} 到 ${most} 的整数（${unit}）。`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};
export const setRetentionInput = z.object({ case_retention_years: within("case_retention_years"), contact_retention_days: within("contact_retention_days") });
