import { z } from "zod";
import { dayField, nameField } from "#lib/fields.ts";

export const setSpecialDayInput = z.object({ organizationId: z.uuid(), day: dayField(), works: z.enum(["holiday", "workday"], "请选择放假还是上班。"), name: nameField("名称", 20) });
